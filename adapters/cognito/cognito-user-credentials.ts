import {
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  InvalidPasswordException,
  PasswordHistoryPolicyViolationException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import type { UserCredentials } from '../../core/identity/user-credentials.ts';
import { fail, ok } from '../../kit/result.ts';

export class CognitoUserCredentials implements UserCredentials {
  readonly #client: CognitoIdentityProviderClient;

  constructor(client: CognitoIdentityProviderClient) {
    this.#client = client;
  }

  async setPassword(
    { userPoolId }: Pick<UserPoolRef, 'userPoolId'>,
    email: string,
    password: string,
  ) {
    try {
      await this.#client.send(
        new AdminSetUserPasswordCommand({
          UserPoolId: userPoolId,
          Username: email,
          Password: password,
          Permanent: true,
        }),
      );
      return ok(undefined);
    } catch (error) {
      if (
        error instanceof InvalidPasswordException ||
        error instanceof PasswordHistoryPolicyViolationException
      ) {
        return fail({ kind: 'WeakPassword', errors: [error.message] } as const);
      }
      throw error;
    }
  }

  async removeSecondFactor({ userPoolId }: Pick<UserPoolRef, 'userPoolId'>, email: string) {
    await this.#client.send(
      new AdminSetUserMFAPreferenceCommand({
        UserPoolId: userPoolId,
        Username: email,
        SoftwareTokenMfaSettings: { Enabled: false },
      }),
    );
  }
}
