import {
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  InvalidParameterException,
  InvalidPasswordException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  OwnerReplacer,
  OwnerRestorer,
  PoolOwners,
} from '../../core/provisioning/pool-owners.ts';
import type { AdminRefused, PoolAdmin, PoolUser } from '../../core/provisioning/tenant-pools.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { CognitoMemberUsers } from './cognito-member-users.ts';
import { ensurePoolUser } from './ensure-pool-user.ts';

type Password = { readonly password: string; readonly isPermanent: boolean };

/** The first users of tenants' pools. */
export class CognitoPoolOwners implements PoolOwners, OwnerRestorer, OwnerReplacer {
  readonly #client: CognitoIdentityProviderClient;

  constructor(client: CognitoIdentityProviderClient) {
    this.#client = client;
  }

  async ensure(
    userPoolId: string,
    admin: PoolAdmin,
    password: string | null,
  ): Promise<Result<PoolUser, AdminRefused>> {
    try {
      const { userId } = await ensurePoolUser(this.#client, userPoolId, admin);
      if (password !== null) {
        await this.#setPassword(userPoolId, admin.email, { password, isPermanent: true });
      }
      return ok({ userId });
    } catch (error) {
      return fail(toRefusal(error));
    }
  }

  async restore(userPoolId: string, admin: PoolAdmin, password: string): Promise<PoolUser> {
    const ensured = await this.ensure(userPoolId, admin, null);
    if (!ensured.ok) throw new Error(ensured.error.reason);

    const user = { UserPoolId: userPoolId, Username: admin.email };
    await this.#client.send(new AdminEnableUserCommand(user));
    await this.#client.send(
      new AdminSetUserMFAPreferenceCommand({
        ...user,
        SoftwareTokenMfaSettings: { Enabled: false },
      }),
    );
    await this.setTemporaryPassword(userPoolId, admin.email, password);
    await this.#client.send(new AdminUserGlobalSignOutCommand(user));
    return ensured.value;
  }

  remove(userPoolId: string, userId: string): Promise<void> {
    return new CognitoMemberUsers(this.#client).remove(userPoolId, userId);
  }

  async awaitsPassword(userPoolId: string, email: string): Promise<boolean> {
    const { UserStatus } = await this.#client.send(
      new AdminGetUserCommand({ UserPoolId: userPoolId, Username: email }),
    );
    return UserStatus === 'FORCE_CHANGE_PASSWORD';
  }

  setTemporaryPassword(userPoolId: string, email: string, password: string): Promise<void> {
    return this.#setPassword(userPoolId, email, { password, isPermanent: false });
  }

  async #setPassword(
    userPoolId: string,
    email: string,
    { password, isPermanent }: Password,
  ): Promise<void> {
    await this.#client.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: userPoolId,
        Username: email,
        Password: password,
        Permanent: isPermanent,
      }),
    );
  }
}

/** Sentences of ours: those of Cognito quote what they refuse. */
function toRefusal(error: unknown): AdminRefused {
  if (error instanceof InvalidPasswordException) {
    return refused("The admin's password breaks the password policy.");
  }
  if (error instanceof InvalidParameterException) {
    return refused("The admin's address or name was refused by the user directory.");
  }
  throw error;
}

const refused = (reason: string): AdminRefused => ({ kind: 'AdminRefused', reason });
