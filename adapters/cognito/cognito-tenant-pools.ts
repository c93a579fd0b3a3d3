import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  LimitExceededException,
  paginateListUserPoolClients,
  paginateListUserPools,
  ResourceNotFoundException,
  SetUserPoolMfaConfigCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  PoolAdmin,
  PoolLimitReached,
  TenantPools,
} from '../../core/provisioning/tenant-pools.ts';
import type { Tenant } from '../../core/tenants/tenant.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { fetchKeySet } from '../jwt/fetch-key-set.ts';
import { jwksUriOf } from '../jwt/jwks-uri.ts';
import { CognitoPoolOwners } from './cognito-pool-owners.ts';
import { deletePool } from './delete-pool.ts';
import { retryThrottled } from './retry-throttled.ts';
import {
  CLIENT_NAME,
  clientSettings,
  poolNameOf,
  poolSettings,
  poolTags,
  type PoolSender,
} from './tenant-pool-settings.ts';

export type CognitoTenantPoolsOptions = {
  readonly client: CognitoIdentityProviderClient;
  /** Repeats nothing by itself (`unrepeatedConfig`): a second creation makes a second pool or client. */
  readonly onceClient: CognitoIdentityProviderClient;
  readonly stage: string;
  readonly sender: PoolSender;
};

/** The longest page that Cognito gives. */
const PAGE_SIZE = 60;

export class CognitoTenantPools implements TenantPools {
  readonly #client: CognitoIdentityProviderClient;
  readonly #onceClient: CognitoIdentityProviderClient;
  readonly #stage: string;
  readonly #sender: PoolSender;
  readonly #owners: CognitoPoolOwners;

  constructor({ client, onceClient, stage, sender }: CognitoTenantPoolsOptions) {
    this.#client = client;
    this.#onceClient = onceClient;
    this.#stage = stage;
    this.#sender = sender;
    this.#owners = new CognitoPoolOwners(client);
  }

  async create({ id }: Pick<Tenant, 'id'>): Promise<Result<string, PoolLimitReached>> {
    try {
      const command = new CreateUserPoolCommand(poolSettings(this.#stage, id, this.#sender));
      const { UserPool } = await retryThrottled(() => this.#onceClient.send(command));
      if (!UserPool?.Id) throw new Error('CreateUserPool answered without an id.');
      return ok(UserPool.Id);
    } catch (error) {
      if (error instanceof LimitExceededException) return fail({ kind: 'PoolLimitReached' });
      throw error;
    }
  }

  async listOf({ id }: Pick<Tenant, 'id'>): Promise<readonly string[]> {
    const name = poolNameOf(this.#stage, id);
    const found: { id: string; createdAt: number }[] = [];
    const pages = paginateListUserPools({ client: this.#client }, { MaxResults: PAGE_SIZE });
    for await (const { UserPools = [] } of pages) {
      for (const { Id, Name, CreationDate } of UserPools) {
        if (Id && Name === name) found.push({ id: Id, createdAt: CreationDate?.getTime() ?? 0 });
      }
    }
    return found.sort((a, b) => a.createdAt - b.createdAt).map((pool) => pool.id);
  }

  async configure(userPoolId: string): Promise<void> {
    await this.#client.send(
      new SetUserPoolMfaConfigCommand({
        UserPoolId: userPoolId,
        MfaConfiguration: 'OPTIONAL',
        SoftwareTokenMfaConfiguration: { Enabled: true },
      }),
    );
  }

  async ensureClient(userPoolId: string): Promise<string> {
    const pages = paginateListUserPoolClients(
      { client: this.#client },
      { UserPoolId: userPoolId, MaxResults: PAGE_SIZE },
    );
    for await (const { UserPoolClients = [] } of pages) {
      const known = UserPoolClients.find(({ ClientName }) => ClientName === CLIENT_NAME);
      if (known?.ClientId) return known.ClientId;
    }
    return this.createClient(userPoolId);
  }

  async createClient(userPoolId: string): Promise<string> {
    const command = new CreateUserPoolClientCommand(clientSettings(userPoolId));
    const { UserPoolClient } = await retryThrottled(() => this.#onceClient.send(command));
    if (!UserPoolClient?.ClientId) throw new Error('CreateUserPoolClient answered without an id.');
    return UserPoolClient.ClientId;
  }

  ensureOwner(userPoolId: string, admin: PoolAdmin, password: string | null) {
    return this.#owners.ensure(userPoolId, admin, password);
  }

  async readKeySet(userPoolId: string): Promise<string> {
    return Buffer.from(await fetchKeySet(jwksUriOf(userPoolId))).toString('utf8');
  }

  async remove(tenant: Pick<Tenant, 'id'>, userPoolId: string): Promise<void> {
    try {
      await deletePool(this.#client, userPoolId, poolTags(this.#stage, tenant.id));
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return;
      // A pool that is gone has no tags, by which the function has its right: to IAM it is a foreign one.
      const isRefused = error instanceof Error && error.name === 'AccessDeniedException';
      if (!isRefused || (await this.listOf(tenant)).includes(userPoolId)) throw error;
    }
  }
}
