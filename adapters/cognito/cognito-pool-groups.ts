import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteGroupCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  ResourceNotFoundException,
  type CognitoIdentityProviderClient,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolGroups, PoolUserRecord } from '../../core/members/migrate-pool.ts';

/** The longest page that Cognito gives. */
const PAGE_SIZE = 60;

/**
 * A third of what the account may do a second of `UserList`, so that sign-ups and sign-ins go on beside it; of
 * `UserPoolResourceUpdate`, to which DeleteGroup belongs, it is two thirds, of a pool's own one call after the other.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const PAUSE_MS = 100;

export class CognitoPoolGroups implements PoolGroups {
  readonly #client: CognitoIdentityProviderClient;
  readonly #pauseMs: number;

  constructor(client: CognitoIdentityProviderClient, pauseMs = PAUSE_MS) {
    this.#client = client;
    this.#pauseMs = pauseMs;
  }

  async *usersOf(userPoolId: string, group?: string) {
    let after: string | undefined;
    do {
      const page = await this.#page(userPoolId, { group, after });
      yield page.users.map(toRecord);
      after = page.next;
    } while (after !== undefined);
  }

  async remove(UserPoolId: string, GroupName: string): Promise<void> {
    await sleep(this.#pauseMs);
    await unlessGone(this.#client.send(new DeleteGroupCommand({ UserPoolId, GroupName })));
  }

  async #page(UserPoolId: string, { group, after }: { group?: string; after?: string }) {
    await sleep(this.#pauseMs);
    const page = { UserPoolId, Limit: PAGE_SIZE };
    if (group === undefined) {
      const { Users = [], PaginationToken } = await this.#client.send(
        new ListUsersCommand({ ...page, PaginationToken: after }),
      );
      return { users: Users, next: PaginationToken };
    }
    const found = await unlessGone(
      this.#client.send(
        new ListUsersInGroupCommand({ ...page, GroupName: group, NextToken: after }),
      ),
    );
    return { users: found?.Users ?? [], next: found?.NextToken };
  }
}

/** Of a group, or a pool, that is not there. */
async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function toRecord({
  Attributes = [],
  Enabled,
  UserStatus,
  Username = '',
}: UserType): PoolUserRecord {
  const valueOf = (name: string) => Attributes.find(({ Name }) => Name === name)?.Value;
  return {
    userId: valueOf('sub') ?? Username,
    email: valueOf('email') ?? '',
    name: valueOf('name'),
    isEnabled: Enabled !== false,
    hasChosenPassword: UserStatus !== 'FORCE_CHANGE_PASSWORD',
  };
}
