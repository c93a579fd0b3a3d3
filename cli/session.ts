import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';
import type { AnswerOf, Call, OperationRequest } from './operations.ts';
import type { Profile, StoredProfile } from './profiles.ts';

type Opened = AnswerOf<'createSession'>;
export type Challenge = Extract<Opened, { challenge: unknown }>['challenge'];
type Tokens = AnswerOf<'refreshSession'>['token'];
type Reply = { readonly newPassword: string } | { readonly code: string };

/** Seconds before a token's end at which it is no longer used. */
const MARGIN_SECONDS = 30;

export type Credentials = {
  /** The short name of the user's tenant; none for an operator. */
  readonly tenant?: string;
  readonly email: string;
  readonly password: string;
};

/** Asks the operator for what the platform wants beside the password; fails where there is no terminal to ask at. */
export type AnswerChallenge = (challenge: Challenge) => Promise<Reply>;

/** Signs somebody in, answering challenges (a new password, a code) until there are tokens. */
export async function signIn(
  call: Call,
  { tenant, email, password }: Credentials,
  answerChallenge: AnswerChallenge = refuseChallenge,
): Promise<Tokens> {
  let opened = await call('createSession', { body: { tenant, email, password } });
  while ('challenge' in opened) {
    const { name, session } = opened.challenge;
    const challenge = { name, session, ...(await answerChallenge(opened.challenge)) };
    opened = await call('createSession', { body: { tenant, email, challenge } as SessionBody });
  }
  return opened.token;
}
type SessionBody = NonNullable<OperationRequest<'createSession'>['body']>;

const refuseChallenge: AnswerChallenge = ({ name }) =>
  Promise.reject(
    new CommandFailure(`The platform asks for more than a password: ${name}.`, {
      exitCode: EXIT.unauthorized,
      hint: 'Sign in with `freehold login` on a terminal.',
    }),
  );

export const toStoredProfile = (
  { apiUrl, tenant, email }: Pick<StoredProfile, 'apiUrl' | 'tenant' | 'email'>,
  { accessToken, refreshToken, expiresIn }: Tokens,
): StoredProfile => ({
  ...{ apiUrl, tenant, email, accessToken, refreshToken },
  expiresAt: expiryOf(expiresIn),
});

const expiryOf = (expiresIn: number) => Date.now() + (expiresIn - MARGIN_SECONDS) * 1_000;

type CurrentTokens = Pick<StoredProfile, 'accessToken' | 'refreshToken' | 'expiresAt'>;

/**
 * An access token whenever one is needed, for as long as the command runs: renewed when it ends, or
 * when it is the one that the platform has just refused.
 */
export function accessTokens(
  profile: Profile,
  call: Call,
  keep: (profile: StoredProfile) => void,
): (refused?: string) => Promise<string> {
  let tokens: CurrentTokens | undefined = profile.kind === 'stored' ? profile : undefined;
  let renewal: Promise<CurrentTokens> | undefined;

  const renew = async () => {
    tokens = await (profile.kind === 'local'
      ? enter(profile, call)
      : refresh({ ...profile, ...tokens }, call, keep));
    return tokens;
  };
  return async (refused) => {
    const isGood = tokens && tokens.expiresAt > Date.now() && tokens.accessToken !== refused;
    if (tokens && isGood) return tokens.accessToken;
    renewal ??= renew().finally(() => (renewal = undefined));
    return (await renewal).accessToken;
  };
}

async function enter({ apiUrl, operator }: Extract<Profile, { kind: 'local' }>, call: Call) {
  return toStoredProfile({ apiUrl, email: operator.email }, await signIn(call, operator));
}

async function refresh(
  profile: Extract<Profile, { kind: 'stored' }>,
  call: Call,
  keep: (profile: StoredProfile) => void,
): Promise<StoredProfile> {
  try {
    const { tenant, refreshToken } = profile;
    const { token } = await call('refreshSession', { body: { tenant, refreshToken } });
    const renewed = toStoredProfile(profile, token);
    keep(renewed);
    return renewed;
  } catch (error) {
    if (!(error instanceof CommandFailure) || error.exitCode !== EXIT.unauthorized) throw error;
    throw new CommandFailure(`Your session on ${profile.name} has ended.`, {
      exitCode: EXIT.unauthorized,
      hint: `Sign in again: freehold login --profile ${profile.name}`,
      problem: error.problem,
      cause: error,
    });
  }
}
