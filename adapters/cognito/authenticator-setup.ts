import {
  AssociateSoftwareTokenCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
  type AuthenticationResultType,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';

/**
 * The setup of a second factor within a sign-in. Cognito takes the sign-in's session as authorization and
 * asks no IAM policy.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
 */
export class AuthenticatorSetup {
  readonly #client: CognitoIdentityProviderClient;

  constructor(client: CognitoIdentityProviderClient) {
    this.#client = client;
  }

  async begin(session: string) {
    const { SecretCode, Session } = await this.#client.send(
      new AssociateSoftwareTokenCommand({ Session: session }),
    );
    if (!SecretCode || !Session) throw new Error('Cognito gave no secret for an authenticator.');
    return { authenticatorSecret: SecretCode, providerSession: Session };
  }

  /** The session to go on with. Rejects on a wrong code. */
  async verify(session: string, code: string): Promise<string> {
    const { Session } = await this.#client.send(
      new VerifySoftwareTokenCommand({ Session: session, UserCode: code }),
    );
    if (!Session) throw new Error('Cognito gave no session after the code.');
    return Session;
  }

  /** The same for who is signed in and whom the pool asks for nothing: by the user's own tokens, which stay here. */
  async beginSignedIn(tokens: AuthenticationResultType) {
    const { SecretCode } = await this.#client.send(
      new AssociateSoftwareTokenCommand({ AccessToken: tokens.AccessToken }),
    );
    if (!SecretCode) throw new Error('Cognito gave no secret for an authenticator.');
    const { AccessToken: accessToken, RefreshToken: refreshToken } = tokens;
    const providerSession = JSON.stringify({ accessToken, refreshToken });
    return { authenticatorSecret: SecretCode, providerSession };
  }

  /** The refresh token to go on with. Rejects on a wrong code. */
  async verifySignedIn(session: string, code: string): Promise<string> {
    const { accessToken, refreshToken } = ownTokens.parse(JSON.parse(session));
    await this.#client.send(
      new VerifySoftwareTokenCommand({ AccessToken: accessToken, UserCode: code }),
    );
    await this.#client.send(
      new SetUserMFAPreferenceCommand({
        AccessToken: accessToken,
        SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
      }),
    );
    return refreshToken;
  }
}

const ownTokens = z.object({ accessToken: z.string(), refreshToken: z.string() });

/** Whether a setup was begun with a user's own tokens: a session of Cognito's is no JSON. */
export const isSignedInSetup = (session: string): boolean => session.startsWith('{');
