import type { Result } from '../../kit/result.ts';
import type { UserPoolRef } from './pool-registration.ts';
import type {
  ChallengeUnsupported,
  InvalidCode,
  InvalidCredentials,
  SignInLapsed,
  TooManyAttempts,
  WeakPassword,
} from './sign-in-error.ts';

/** What a user may have to do before tokens are given. */
export const CHALLENGE_NAMES = [
  'NEW_PASSWORD_REQUIRED',
  'SOFTWARE_TOKEN_MFA',
  'MFA_SETUP',
] as const;
export type ChallengeName = (typeof CHALLENGE_NAMES)[number];

export type Tokens = {
  /** Authorizes nothing but our API: no operation of the provider's own takes it. */
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
};

export type SignedIn = {
  readonly kind: 'SignedIn';
  readonly tokens: Tokens;
  readonly userId: string;
  readonly sessionId: string;
};

export type Challenged = {
  readonly kind: 'Challenged';
  /** By which the provider knows the user from here on. */
  readonly username: string;
  readonly providerSession: string;
} & (
  | { readonly name: Exclude<ChallengeName, 'MFA_SETUP'> }
  /** The secret is for the user's authenticator app to keep; the answer is its first code. */
  | { readonly name: 'MFA_SETUP'; readonly authenticatorSecret: string }
);

export type Credentials = {
  readonly email: string;
  readonly password: string;
  /** Who has no second factor is asked to set one up, whatever the pool says. */
  readonly requiresFactor?: boolean;
};

export type ChallengeReply =
  | { readonly name: 'NEW_PASSWORD_REQUIRED'; readonly newPassword: string }
  | { readonly name: 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP'; readonly code: string };

export type ChallengeAnswer = {
  readonly username: string;
  readonly providerSession: string;
  readonly reply: ChallengeReply;
  /** As in `Credentials`; of a new password. */
  readonly requiresFactor?: boolean;
};

/** Checks passwords and codes, and gives tokens; throws on an outage. */
export interface SignInProvider {
  /** An unknown user, a disabled one and a wrong password fail alike. */
  signIn(
    pool: UserPoolRef,
    credentials: Credentials,
  ): Promise<
    Result<SignedIn | Challenged, InvalidCredentials | TooManyAttempts | ChallengeUnsupported>
  >;

  /** Does not prove that the challenge was ever set: the caller has bound the session itself. */
  answerChallenge(
    pool: UserPoolRef,
    answer: ChallengeAnswer,
  ): Promise<
    Result<
      SignedIn | Challenged,
      SignInLapsed | InvalidCode | WeakPassword | TooManyAttempts | ChallengeUnsupported
    >
  >;

  /** The refresh token stays the same unless the provider rotates it. */
  refresh(
    pool: UserPoolRef,
    refreshToken: string,
  ): Promise<Result<SignedIn, InvalidCredentials | TooManyAttempts>>;
}
