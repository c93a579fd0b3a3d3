import type {
  AuthenticationResultType,
  ChallengeNameType,
} from '@aws-sdk/client-cognito-identity-provider';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import type { ChallengeUnsupported } from '../../core/identity/sign-in-error.ts';
import {
  CHALLENGE_NAMES,
  type ChallengeName,
  type SignedIn,
} from '../../core/identity/sign-in-provider.ts';
import { fail, ok, type Result } from '../../kit/result.ts';

export type AuthAnswer = {
  readonly AuthenticationResult?: AuthenticationResultType;
  readonly ChallengeName?: ChallengeNameType;
  readonly ChallengeParameters?: Record<string, string>;
  readonly Session?: string;
};

/** Before a setup has told the authenticator's secret. */
export type AskedFor = {
  readonly kind: 'Challenged';
  readonly name: ChallengeName;
  readonly username: string;
  readonly providerSession: string;
};

/** Tokens, or what Cognito asks for next. Throws on an answer that is neither. */
export function toProgress(
  { AuthenticationResult, ChallengeName, ChallengeParameters, Session }: AuthAnswer,
  username: string,
): Result<SignedIn | AskedFor, ChallengeUnsupported> {
  if (AuthenticationResult) return ok(toSignedIn(AuthenticationResult));
  if (ChallengeName === undefined) throw new Error('Cognito gave neither tokens nor a challenge.');

  const name = CHALLENGE_NAMES.find((known): known is ChallengeName => known === ChallengeName);
  return name === undefined
    ? fail({ kind: 'ChallengeUnsupported', name: ChallengeName })
    : ok({
        kind: 'Challenged',
        name,
        // The e-mail address signs in, but only the name behind it may answer.
        username: ChallengeParameters?.USER_ID_FOR_SRP ?? username,
        providerSession: Session ?? '',
      });
}

/**
 * The id token is what our API takes; the access token stays here, for with it a user's own program could
 * change and delete the user at Cognito, past us. Throws when a token is missing: a sign-in half done must
 * open nothing.
 */
export function toSignedIn({
  IdToken,
  RefreshToken,
  ExpiresIn,
}: AuthenticationResultType): SignedIn {
  if (!IdToken || !RefreshToken || ExpiresIn === undefined) {
    throw new Error('Cognito left out a token.');
  }
  // Straight from Cognito, so what the token says needs no proof here.
  const { sub, origin_jti: sessionId } = decomposeUnverifiedJwt(IdToken).payload;
  if (sub === undefined || typeof sessionId !== 'string') {
    throw new Error('The token names no session; does the client revoke tokens?');
  }
  return {
    kind: 'SignedIn',
    userId: sub,
    sessionId,
    tokens: {
      accessToken: IdToken,
      refreshToken: RefreshToken,
      expiresInSeconds: ExpiresIn,
    },
  };
}
