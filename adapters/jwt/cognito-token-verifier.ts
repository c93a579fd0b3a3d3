import {
  JwtBaseError,
  JwtExpiredError,
  JwksValidationError,
  JwkValidationError,
} from 'aws-jwt-verify/error';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import type { JwtPayload } from 'aws-jwt-verify/jwt-model';
import QuickLRU from 'quick-lru';
import type { SessionKey } from '../../core/identity/sign-in-registry.ts';
import type {
  TokenVerifier,
  TrustedPool,
  VerifiedToken,
} from '../../core/identity/token-verifier.ts';
import { fail, ok } from '../../kit/result.ts';
import { userPoolIdOfIssuer } from './issuer.ts';
import { poolVerifier, type PoolClaims, type PoolVerifier } from './pool-verifier.ts';

const VERIFIERS_KEPT = 500;
// A key that Cognito withdrew is trusted no longer than this.
const VERIFIER_AGE_MS = 6 * 60 * 60 * 1000;

/** Of a user, or of a session. */
const ID = /^[\w-]{1,64}$/;

/** Keeps a verifier, and with it the parsed keys, for each of the pools asked for most recently. */
export class CognitoTokenVerifier implements TokenVerifier {
  readonly #verifiers = new QuickLRU<string, PoolVerifier>({
    maxSize: VERIFIERS_KEPT,
    maxAge: VERIFIER_AGE_MS,
  });

  unverifiedSession(token: string): SessionKey | null {
    const { iss = '', sub: userId = '', origin_jti: sessionId } = unverifiedClaims(token);
    const userPoolId = userPoolIdOfIssuer(iss);
    if (userPoolId === null || typeof sessionId !== 'string') return null;

    return [userId, sessionId].every((id) => ID.test(id))
      ? { userPoolId, userId, sessionId }
      : null;
  }

  async verify(token: string, pool: TrustedPool) {
    try {
      return ok(toVerifiedToken(await this.#verifierOf(pool).verify(token)));
    } catch (error) {
      if (error instanceof JwtExpiredError) return fail({ kind: 'TokenExpired' } as const);
      if (isFaultOfToken(error)) return fail({ kind: 'TokenInvalid' } as const);
      throw error;
    }
  }

  #verifierOf(pool: TrustedPool): PoolVerifier {
    const key = `${pool.userPoolId} ${pool.clientId} ${pool.jwks ?? ''}`;
    const kept = this.#verifiers.get(key);
    if (kept) return kept;

    const verifier = poolVerifier(pool);
    this.#verifiers.set(key, verifier);
    return verifier;
  }
}

/** No claims for what cannot be read, or was not signed the way Cognito signs. */
function unverifiedClaims(token: string): JwtPayload {
  try {
    const { header, payload } = decomposeUnverifiedJwt(token);
    return header.alg === 'RS256' ? payload : {};
  } catch {
    return {};
  }
}

/** A key set that cannot be had or read is our outage; everything else the library says is the token's fault. */
const isFaultOfToken = (error: unknown): boolean =>
  error instanceof JwtBaseError &&
  !(error instanceof JwksValidationError) &&
  !(error instanceof JwkValidationError);

const toVerifiedToken = (claims: PoolClaims): VerifiedToken => ({
  userId: claims.sub,
  email: claims.email,
  sessionId: claims.origin_jti,
  expiresAt: claims.exp,
});
