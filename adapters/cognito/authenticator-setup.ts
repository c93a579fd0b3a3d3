import {
  AssociateSoftwareTokenCommand,
  VerifySoftwareTokenCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

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
}
