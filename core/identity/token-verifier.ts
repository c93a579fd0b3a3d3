import type { Result } from '../../kit/result.ts';
import type { TokenExpired, TokenInvalid } from './authentication-error.ts';
import type { UserPoolRef } from './pool-registration.ts';
import type { SessionKey } from './sign-in-registry.ts';

/** The pool a token must come from, with its key set; null when the set is not stored with us. */
export type TrustedPool = UserPoolRef & { readonly jwks: string | null };

export type VerifiedToken = {
  readonly userId: string;
  readonly email: string;
  readonly sessionId: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
};

export interface TokenVerifier {
  /** Which session a token claims to be of; nothing of it is proven. Null for what is no such token. */
  unverifiedSession(token: string): SessionKey | null;

  /**
   * Checks signature, issuer, client, use and times against that pool alone. The network is asked
   * for a key the set lacks, never elsewhere than at the pool itself. Throws when it cannot be reached.
   */
  verify(
    token: string,
    pool: TrustedPool,
  ): Promise<Result<VerifiedToken, TokenInvalid | TokenExpired>>;
}
