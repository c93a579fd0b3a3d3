import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  LimitExceededException,
  paginateListUserPools,
  ResourceNotFoundException,
  UpdateUserPoolCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolLimitReached } from '../../core/provisioning/tenant-pools.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { fetchKeySet } from '../jwt/fetch-key-set.ts';
import { jwksUriOf } from '../jwt/jwks-uri.ts';
import { retryThrottled } from './retry-throttled.ts';
import { clientSettings, poolSettings, type NamedPool } from './tenant-pool-settings.ts';

/** The longest page that Cognito gives. */
export const PAGE_SIZE = 60;

export type FoundPool = { readonly id: string; readonly name: string; readonly createdAt: number };

/** Makes a pool, by a client that repeats nothing: a second creation makes a second pool. */
export async function makePool(
  onceClient: CognitoIdentityProviderClient,
  pool: NamedPool,
): Promise<Result<{ readonly id: string; readonly arn: string }, PoolLimitReached>> {
  try {
    const command = new CreateUserPoolCommand(poolSettings(pool));
    const { UserPool } = await retryThrottled(() => onceClient.send(command));
    if (!UserPool?.Id) throw new Error('CreateUserPool answered without an id.');
    return ok({ id: UserPool.Id, arn: UserPool.Arn ?? '' });
  } catch (error) {
    if (error instanceof LimitExceededException) return fail({ kind: 'PoolLimitReached' });
    throw error;
  }
}

/** Makes its one client, by a client of the SDK that repeats nothing. */
export async function makeClient(
  onceClient: CognitoIdentityProviderClient,
  userPoolId: string,
): Promise<string> {
  const command = new CreateUserPoolClientCommand(clientSettings(userPoolId));
  const { UserPoolClient } = await retryThrottled(() => onceClient.send(command));
  if (!UserPoolClient?.ClientId) throw new Error('CreateUserPoolClient answered without an id.');
  return UserPoolClient.ClientId;
}

/** The pools that are looked for, the oldest first. Reads every pool of the account. */
export async function findPools(
  client: CognitoIdentityProviderClient,
  isSought: (pool: FoundPool) => boolean,
): Promise<readonly FoundPool[]> {
  const pools = (await listPools(client)).filter(isSought);
  return pools.sort((a, b) => a.createdAt - b.createdAt);
}

async function listPools(client: CognitoIdentityProviderClient): Promise<FoundPool[]> {
  const found: FoundPool[] = [];
  for await (const { UserPools = [] } of paginateListUserPools(
    { client },
    { MaxResults: PAGE_SIZE },
  )) {
    for (const { Id, Name = '', CreationDate } of UserPools) {
      if (Id) found.push({ id: Id, name: Name, createdAt: CreationDate?.getTime() ?? 0 });
    }
  }
  return found;
}

export const readKeys = async (userPoolId: string): Promise<string> =>
  Buffer.from(await fetchKeySet(jwksUriOf(userPoolId))).toString('utf8');

/** Deletes a pool that bears these tags, and all in it; one that is gone already is no fault. */
export async function deletePool(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  try {
    await client.send(
      new UpdateUserPoolCommand({
        UserPoolId: userPoolId,
        DeletionProtection: 'INACTIVE',
        // What an update does not name is reset, and without its tags nobody may delete the pool:
        // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
        UserPoolTags: tags,
      }),
    );
    await client.send(new DeleteUserPoolCommand({ UserPoolId: userPoolId }));
  } catch (error) {
    if (!(await isGone(client, userPoolId, error))) throw error;
  }
}

/** A pool that is gone has no tags, by which a function has its right: to IAM it is a foreign one. */
async function isGone(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  error: unknown,
): Promise<boolean> {
  if (error instanceof ResourceNotFoundException) return true;
  const isRefused = error instanceof Error && error.name === 'AccessDeniedException';
  return isRefused && !(await listPools(client)).some(({ id }) => id === userPoolId);
}
