import type { Exchange } from './exchange.ts';
import { SignInChallengedError } from './errors.ts';
import type { AnswerOf } from './operation-types.ts';

export type Credentials = {
  /** The slug or the id of the user's tenant; none for an operator. */
  readonly tenant?: string | undefined;
  readonly email: string;
  readonly password: string;
};

type Opened = AnswerOf<'createSession'>;
/** What the platform asks for beside the password. */
export type Challenge = Extract<Opened, { challenge: unknown }>['challenge'];
export type ChallengeReply = { readonly newPassword: string } | { readonly code: string };
export type AnswerChallenge = (challenge: Challenge) => ChallengeReply | Promise<ChallengeReply>;

/** Who is signed in: a tenant's user with what the tenant has, or an operator. */
export type SignedIn = Exclude<Opened, { challenge: unknown }>;

/** Signs in, answering challenges (a new password, a code) until there is a session. */
export async function signIn(
  exchange: Exchange,
  { tenant, email, password }: Credentials,
  answerChallenge: AnswerChallenge = refuseChallenge,
): Promise<SignedIn> {
  const open = async (proof: object) => {
    const { body } = await exchange('createSession', { body: { tenant, email, ...proof } });
    return body as Opened;
  };
  let opened = await open({ password });
  while ('challenge' in opened) {
    const { name, session } = opened.challenge;
    const reply = await answerChallenge(opened.challenge);
    opened = await open({ challenge: { name, session, ...reply } });
  }
  return opened;
}

const refuseChallenge: AnswerChallenge = (challenge) =>
  Promise.reject(new SignInChallengedError(challenge.name));
