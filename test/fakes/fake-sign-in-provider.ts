import { randomUUID } from 'node:crypto';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import type {
  ChallengeAnswer,
  Challenged,
  Credentials,
  SignedIn,
  SignInProvider,
} from '../../core/identity/sign-in-provider.ts';
import { fail, ok, type Result } from '../../kit/result.ts';

export type FakeUser = {
  readonly email: string;
  readonly password: string;
  readonly mustChangePassword?: boolean;
  /** The only code its authenticator shows. */
  readonly code?: string;
  /** Must set up an authenticator, whose only code is `SETUP_CODE`. */
  readonly mustSetUp?: boolean;
  readonly isThrottled?: boolean;
};

/** What an authenticator shows that keeps the secret of a setup. */
export const SETUP_CODE = '314159';

type Renewed = { readonly sessionId: string; readonly refreshToken: string };
type Known = { user: FakeUser; username: string };

/** Pools of users in memory. */
export class FakeSignInProvider implements SignInProvider {
  /** What was asked for, in order: the steps somebody outside could measure. */
  readonly calls: string[] = [];
  readonly attemptedNames: string[] = [];
  readonly #users = new Map<string, Known>();
  readonly #refreshTokens = new Map<
    string,
    { userPoolId: string; known: Known; sessionId: string }
  >();
  isThrottled = false;

  /** The user's id. */
  addUser({ userPoolId }: UserPoolRef, user: FakeUser): string {
    const username = randomUUID();
    this.#users.set(keyOf(userPoolId, user.email), { user, username });
    return username;
  }

  userIdOf({ userPoolId }: UserPoolRef, email: string): string {
    return this.#users.get(keyOf(userPoolId, email))?.username ?? '';
  }

  setPassword({ userPoolId }: Pick<UserPoolRef, 'userPoolId'>, email: string, password: string) {
    const known = this.#users.get(keyOf(userPoolId, email));
    if (known) known.user = { ...known.user, password, mustChangePassword: false };
  }

  removeSecondFactor({ userPoolId }: Pick<UserPoolRef, 'userPoolId'>, email: string) {
    const known = this.#users.get(keyOf(userPoolId, email));
    if (known) known.user = { ...known.user, code: undefined };
  }

  async signIn(
    { userPoolId }: UserPoolRef,
    { email, password, requiresFactor }: Credentials,
  ): ReturnType<SignInProvider['signIn']> {
    this.calls.push('signIn');
    this.attemptedNames.push(`${userPoolId} ${email}`);
    if (this.isThrottled) return fail({ kind: 'TooManyAttempts', retryAfterSeconds: 5 });

    const known = this.#users.get(keyOf(userPoolId, email));
    if (known?.user.password !== password) return fail({ kind: 'InvalidCredentials' });
    return ok(this.#progress(userPoolId, known, requiresFactor));
  }

  async answerChallenge(
    { userPoolId }: UserPoolRef,
    { username, reply, requiresFactor }: ChallengeAnswer,
  ): ReturnType<SignInProvider['answerChallenge']> {
    this.calls.push('answerChallenge');
    const known = [...this.#users.values()].find((other) => other.username === username);
    if (!known) return fail({ kind: 'SignInLapsed' });

    if (reply.name === 'NEW_PASSWORD_REQUIRED') {
      known.user = { ...known.user, password: reply.newPassword, mustChangePassword: false };
      return ok(this.#progress(userPoolId, known, requiresFactor));
    }
    if (reply.name === 'MFA_SETUP' && reply.code === SETUP_CODE) {
      known.user = { ...known.user, code: SETUP_CODE, mustSetUp: false };
    }
    return reply.code === known.user.code
      ? ok(this.#signedIn(userPoolId, known))
      : fail({ kind: 'InvalidCode' });
  }

  async refresh(
    { userPoolId }: UserPoolRef,
    refreshToken: string,
  ): Promise<Result<SignedIn, { readonly kind: 'InvalidCredentials' }>> {
    this.calls.push('refresh');
    const session = this.#refreshTokens.get(refreshToken);
    if (session?.userPoolId !== userPoolId) return fail({ kind: 'InvalidCredentials' });
    return ok(this.#signedIn(userPoolId, session.known, { ...session, refreshToken }));
  }

  #progress(userPoolId: string, known: Known, requiresFactor = false): SignedIn | Challenged {
    const { user, username } = known;
    const challenged = { kind: 'Challenged', username, providerSession: randomUUID() } as const;
    if (user.mustChangePassword) return { ...challenged, name: 'NEW_PASSWORD_REQUIRED' };
    if (user.code !== undefined) return { ...challenged, name: 'SOFTWARE_TOKEN_MFA' };
    if (user.mustSetUp || requiresFactor)
      return { ...challenged, name: 'MFA_SETUP', authenticatorSecret: 'JBSWY3DP' };
    return this.#signedIn(userPoolId, known);
  }

  #signedIn(
    userPoolId: string,
    known: Known,
    { sessionId, refreshToken }: Renewed = newSession(),
  ): SignedIn {
    this.#refreshTokens.set(refreshToken, { userPoolId, known, sessionId });
    const tokens = { accessToken: randomUUID(), refreshToken };
    return {
      kind: 'SignedIn',
      userId: known.username,
      sessionId,
      tokens: { ...tokens, expiresInSeconds: 1800 },
    };
  }
}

const newSession = (): Renewed => ({ sessionId: randomUUID(), refreshToken: randomUUID() });

const keyOf = (userPoolId: string, email: string) => `${userPoolId} ${email}`;
