import { fail, ok, type Result } from '../../kit/result.ts';
import type { RequestInfo } from '../access/principal.ts';
import {
  OPERATOR_PASSWORD_POLICY,
  passwordErrors,
  PASSWORD_POLICY,
} from '../passwords/password-policy.ts';
import { accountOf, type Account, type OpenAccount } from './account.ts';
import { CODE_LIMIT } from './attempt-limit.ts';
import type { TenantNotActive, TenantSuspended } from './authentication-error.ts';
import { countedGuess } from './counted-guess.ts';
import { poolOf, type SignInPorts } from './create-session.ts';
import { openSession, type SignInOf } from './open-session.ts';
import { saveFirstCodes, type SaveFirstCodesPorts } from './save-first-codes.ts';
import type { OpenChallenge, Session } from './session.ts';
import type { SignInChallenge } from './sign-in-challenges.ts';
import { signInCaller } from './sign-in-caller.ts';
import type {
  ChallengeUnsupported,
  InvalidCode,
  InvalidCredentials,
  SignInLapsed,
  TooManyAttempts,
  WeakPassword,
} from './sign-in-error.ts';
import type { ChallengeReply, SignedIn, Challenged } from './sign-in-provider.ts';
import type { TenantPolicy } from './tenant-policy.ts';

export type AnswerChallenge = {
  readonly tenant?: string;
  readonly email: string;
  readonly session: string;
  readonly reply: ChallengeReply;
  readonly request: RequestInfo;
};
export type AnswerChallengeError =
  | InvalidCredentials
  | SignInLapsed
  | InvalidCode
  | WeakPassword
  | TooManyAttempts
  | TenantNotActive
  | TenantSuspended
  | ChallengeUnsupported;

export type AnswerChallengePorts = SignInPorts & SaveFirstCodesPorts;

/** Goes on with a sign-in that waits for a new password or a code. */
export async function answerChallenge(
  ports: AnswerChallengePorts,
  { session, reply, ...named }: AnswerChallenge,
): Promise<Result<Session | OpenChallenge, AnswerChallengeError>> {
  const account = await accountOf(ports, named.tenant);
  const policy = await ports.policies.of(poolOf(ports, account).userPoolId);
  const errors = errorsOf(reply, account, policy);
  if (errors.length > 0) return fail({ kind: 'WeakPassword', errors });

  const challenge = await ports.challenges.attempt(session);
  if (challenge === null || !isOf(account, challenge, { email: named.email, reply })) {
    return fail({ kind: 'SignInLapsed' });
  }
  const caller = await signInCaller(ports, account, named);
  const signIn = { account, caller, startedAt: challenge.startedAt, policy };
  const make = () => answer(ports, { signIn, challenge, reply });
  const progress = await (isGuessable(challenge)
    ? countedGuess(ports, { limit: CODE_LIMIT, caller }, make)
    : make());
  if (!progress.ok) return progress;

  await ports.challenges.close(session);
  return opened(ports, signIn, { ...progress.value, isSetUp: reply.name === 'MFA_SETUP' });
}

type Answering = {
  readonly signIn: SignInOf;
  readonly challenge: SignInChallenge;
  readonly reply: ChallengeReply;
};

function answer(ports: AnswerChallengePorts, { signIn, challenge, reply }: Answering) {
  const { username, providerSession } = challenge;
  const requiresFactor = signIn.policy.secondFactor === 'required';
  const answered = { username, providerSession, reply, requiresFactor };
  return ports.provider.answerChallenge(signIn.account.pool, answered);
}

/** Who set up a second factor by this answer is given the codes that recover from its loss, and told of it. */
async function opened(
  ports: AnswerChallengePorts,
  signIn: SignInOf,
  { isSetUp, ...progress }: (SignedIn | Challenged) & { readonly isSetUp: boolean },
): ReturnType<typeof openSession> {
  const session = await openSession(ports, signIn, progress);
  if (!session.ok || !isSetUp || progress.kind !== 'SignedIn') return session;
  const recoveryCodes = await saveFirstCodes(ports, signIn.caller, progress.userId);
  return ok({ ...session.value, recoveryCodes });
}

/** In a setup the user was just told the secret. */
const isGuessable = ({ name }: SignInChallenge) => name === 'SOFTWARE_TOKEN_MFA';

type Answered = Pick<AnswerChallenge, 'email' | 'reply'>;

function isOf(
  account: Account,
  challenge: SignInChallenge,
  { email, reply }: Answered,
): account is OpenAccount {
  return (
    account.kind !== 'closed' &&
    challenge.userPoolId === account.pool.userPoolId &&
    challenge.email === email &&
    challenge.name === reply.name
  );
}

/** Cognito checks as well; ours names every error at once and costs no attempt. */
function errorsOf(
  reply: ChallengeReply,
  { kind }: Account,
  { passwordMinimumLength: minimumLength }: TenantPolicy,
): string[] {
  if (reply.name !== 'NEW_PASSWORD_REQUIRED') return [];
  const rules =
    kind === 'operator' ? OPERATOR_PASSWORD_POLICY : { ...PASSWORD_POLICY, minimumLength };
  return passwordErrors(reply.newPassword, rules);
}
