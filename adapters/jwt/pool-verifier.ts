import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FailedAssertionError, JwtInvalidSignatureAlgorithmError } from 'aws-jwt-verify/error';
import { assertIsJwks, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { CognitoIdTokenPayload, JwtHeader, JwtPayload } from 'aws-jwt-verify/jwt-model';
import type { Json } from 'aws-jwt-verify/safe-json-parse';
import type { TrustedPool } from '../../core/identity/token-verifier.ts';
import { fetchKeySet } from './fetch-key-set.ts';
import { jwksUriOf } from './jwks-uri.ts';

/** Verifies the id tokens of one pool; rejects with an error of aws-jwt-verify. */
export type PoolVerifier = { verify(token: string): Promise<PoolClaims> };

/** The address is one of the claims that are demanded below. */
export type PoolClaims = CognitoIdTokenPayload & { readonly email: string };

/**
 * aws-jwt-verify accepts both issuer forms for the pool and looks for the keys of each at that
 * issuer; the fetcher answers both from the one place that serves them for every pool.
 */
export function poolVerifier({ userPoolId, clientId, jwks }: TrustedPool): PoolVerifier {
  const verifier = CognitoJwtVerifier.create(
    { userPoolId, clientId, tokenUse: 'id', customJwtCheck: checkWhatCognitoAlwaysMints },
    {
      jwksCache: new SimpleJwksCache({
        fetcher: { fetch: () => fetchKeySet(jwksUriOf(userPoolId)) },
      }),
    },
  );
  if (jwks !== null) verifier.cacheJwks(parseJwks(jwks));
  return { verify: async (token) => (await verifier.verify(token)) as PoolClaims };
}

function parseJwks(text: string) {
  const jwks = JSON.parse(text) as Json;
  assertIsJwks(jwks);
  return jwks;
}

/** The library passes over a claim that is absent, and takes any algorithm its keys can sign. */
function checkWhatCognitoAlwaysMints({
  header,
  payload,
}: {
  header: JwtHeader;
  payload: JwtPayload;
}) {
  if (header.alg !== 'RS256') {
    throw new JwtInvalidSignatureAlgorithmError('Only RS256 is accepted', header.alg, 'RS256');
  }
  for (const claim of ['exp', 'sub', 'email', 'origin_jti']) {
    if (payload[claim] === undefined) {
      throw new FailedAssertionError(`The token has no ${claim}`, undefined);
    }
  }
}
