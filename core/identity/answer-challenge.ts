import { fail, ok, type Result } from '../../kit/result.ts';
import { accountOf, type Account, type OpenAccount } from './account.ts';
import { CODE_LIMIT, type AttemptCounter } from './attempt-limit.ts';
import type { TenantNotActive } from './authentication-error.ts';
import type { SignInPorts } from './create-session.ts';
import type { Device } from './device.ts';
import { openSession } from './open-session.ts';
import {
  OPERATOR_PASSWORD_POLICY,
  passwordErrors,
  PASSWORD_POLICY,
} from '../passwords/password-policy.ts';
import type { OpenChallenge, Session } from './session.ts';
import type { SignInChallenge } from './sign-in-challenges.ts';
import type { TenantPolicy } from './tenant-policy.ts';
import type {
  ChallengeUnsupported,
  InvalidCode,
  InvalidCredentials,
  SignInLapsed,
  TooManyAttempts,
  WeakPassword,
} from './sign-in-error.ts';
import type { ChallengeReply } from './sign-in-provider.ts';

export type AnswerChallenge = {
  readonly tenant?: string;
  readonly email: string;
  readonly session: string;
  readonly reply: ChallengeReply;
  readonly device: Device;
};
export type AnswerChallengeError =
  | InvalidCredentials
  | SignInLapsed
  | InvalidCode
  | WeakPassword
  | TooManyAttempts
  | TenantNotActive
  | ChallengeUnsupported;

export type AnswerChallengePorts = SignInPorts & { attempts: AttemptCounter };

/** Goes on with a sign-in that waits for a new password or a code. */
export async function answerChallenge(
  ports: AnswerChallengePorts,
  { tenant, email, session, reply, device }: AnswerChallenge,
): Promise<Result<Session | OpenChallenge, AnswerChallengeError>> {
  const account = await accountOf(ports, tenant);
  const policy = await ports.policies.of(poolIdOf(ports, account));
  const errors = errorsOf(reply, account, policy);
  if (errors.length > 0) return fail({ kind: 'WeakPassword', errors });

  const challenge = await ports.challenges.attempt(session);
  if (challenge === null || !isOf(account, challenge, { email, reply })) {
    return fail({ kind: 'SignInLapsed' });
  }
  const counted = await countGuess(ports, challenge);
  if (!counted.ok) return counted;

  const { username, startedAt, providerSession } = challenge;
  const requiresFactor = policy.secondFactor === 'required';
  const answer = { username, providerSession, reply, requiresFactor };
  const progress = await ports.provider.answerChallenge(account.pool, answer);
  if (!progress.ok) return progress;

  await Promise.all([ports.challenges.close(session), forgetGuesses(ports, challenge)]);
  return openSession(ports, { account, email, startedAt, device, policy }, progress.value);
}

type Guessing = Pick<AnswerChallengePorts, 'attempts'>;

/** Only here, where the password was right: nobody can make a user wait who does not know it. */
const countGuess = ({ attempts }: Guessing, challenge: SignInChallenge) =>
  isGuessable(challenge)
    ? attempts.begin(CODE_LIMIT, subjectOf(challenge))
    : Promise.resolve(ok(undefined));

const forgetGuesses = ({ attempts }: Guessing, challenge: SignInChallenge) =>
  isGuessable(challenge) ? attempts.reset(CODE_LIMIT, subjectOf(challenge)) : undefined;

/** In a setup the user was just told the secret. */
const isGuessable = ({ name }: SignInChallenge) => name === 'SOFTWARE_TOKEN_MFA';
const subjectOf = ({ userPoolId, username }: SignInChallenge) => `${userPoolId}#${username}`;

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

const poolIdOf = ({ operatorPool }: AnswerChallengePorts, account: Account): string =>
  (account.kind === 'closed' ? operatorPool : account.pool).userPoolId;
