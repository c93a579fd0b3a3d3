import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  InvalidParameterException,
  InvalidPasswordException,
  UserNotFoundException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  MemberUsers,
  PasswordRefused,
  PersonRefused,
} from '../../core/members/member-users.ts';
import { temporaryPassword } from '../../core/passwords/temporary-password.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { ensurePoolUser } from './ensure-pool-user.ts';

type Person = { readonly email: string; readonly name?: string };

/** Of a pool whose users sign in by e-mail, the id of a user (`sub`) is his name too. */
export class CognitoMemberUsers implements MemberUsers {
  readonly #client: CognitoIdentityProviderClient;

  constructor(client: CognitoIdentityProviderClient) {
    this.#client = client;
  }

  async ensure(
    userPoolId: string,
    person: Person,
    password: string,
  ): Promise<Result<{ readonly userId: string }, PasswordRefused | PersonRefused>> {
    try {
      const { userId, isNew } = await ensurePoolUser(this.#client, userPoolId, person);
      if (!isNew) await this.#forgetState(userPoolId, userId);
      await this.#setPassword(userPoolId, userId, password);
      return ok({ userId });
    } catch (error) {
      if (error instanceof InvalidPasswordException) return fail({ kind: 'PasswordRefused' });
      if (error instanceof InvalidParameterException) return fail({ kind: 'PersonRefused' });
      throw error;
    }
  }

  scramblePassword(userPoolId: string, userId: string): Promise<void> {
    return this.#setPassword(userPoolId, userId, temporaryPassword());
  }

  async enable(UserPoolId: string, Username: string): Promise<void> {
    await this.#client.send(new AdminEnableUserCommand({ UserPoolId, Username }));
  }

  disable(UserPoolId: string, Username: string): Promise<void> {
    return unlessGone(this.#client.send(new AdminDisableUserCommand({ UserPoolId, Username })));
  }

  remove(UserPoolId: string, Username: string): Promise<void> {
    return unlessGone(this.#client.send(new AdminDeleteUserCommand({ UserPoolId, Username })));
  }

  /** What is left of somebody who was removed while Cognito did not answer. */
  async #forgetState(UserPoolId: string, Username: string): Promise<void> {
    await this.enable(UserPoolId, Username);
    await this.#client.send(
      new AdminSetUserMFAPreferenceCommand({
        UserPoolId,
        Username,
        SoftwareTokenMfaSettings: { Enabled: false },
      }),
    );
  }

  async #setPassword(UserPoolId: string, Username: string, Password: string): Promise<void> {
    await this.#client.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }),
    );
  }
}

async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) throw error;
  }
}
