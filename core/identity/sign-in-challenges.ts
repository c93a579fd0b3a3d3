import type { ChallengeName } from './sign-in-provider.ts';

/** Cognito's own limit for a sign-in that waits for an answer. */
export const CHALLENGE_SECONDS = 180;
export const CHALLENGE_ATTEMPTS = 5;

/** A sign-in whose password was right and that waits for one more answer. */
export type SignInChallenge = {
  readonly userPoolId: string;
  readonly email: string;
  readonly name: ChallengeName;
  readonly username: string;
  /** When the password was given. */
  readonly startedAt: Date;
  readonly providerSession: string;
};

/**
 * Binds an answer to the sign-in that asked for it: a code or a new password counts only together
 * with the session that a right password was given, for the same pool, user and challenge.
 */
export interface SignInChallenges {
  /** The session to hand to the client; it cannot be guessed, and dies with the challenge. */
  open(challenge: SignInChallenge): Promise<string>;

  /** Counts one attempt. Null for a session never opened, closed, expired or out of attempts. */
  attempt(session: string): Promise<SignInChallenge | null>;

  /** No further attempt; harmless when there is none left. */
  close(session: string): Promise<void>;
}
