import {
  paginateListUserPoolClients,
  SetUserPoolMfaConfigCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  PoolAdmin,
  PoolLimitReached,
  PoolTenant,
  TenantPools,
} from '../../core/provisioning/tenant-pools.ts';
import type { Tenant } from '../../core/tenants/tenant.ts';
import { ok, type Result } from '../../kit/result.ts';
import { CognitoPoolOwners } from './cognito-pool-owners.ts';
import { deletePool, findPools, makeClient, makePool, PAGE_SIZE, readKeys } from './user-pools.ts';
import {
  CLIENT_NAME,
  factorSettings,
  poolNameOf,
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
    const name = poolNameOf(this.#stage, id);
    const tags = poolTags(this.#stage, id);
    const made = await makePool(this.#onceClient, { name, tags, sender: this.#sender });
    return made.ok ? ok(made.value.id) : made;
  }

  async listOf({ id, identity }: PoolTenant): Promise<readonly string[]> {
    const name = poolNameOf(this.#stage, id);
    const pools = await findPools(
      this.#client,
      (pool) => pool.name === name || pool.id === identity?.userPoolId,
    );
    return pools.map((pool) => pool.id);
  }

  async configure(userPoolId: string): Promise<void> {
    await this.#client.send(new SetUserPoolMfaConfigCommand(factorSettings(userPoolId)));
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

  createClient(userPoolId: string): Promise<string> {
    return makeClient(this.#onceClient, userPoolId);
  }

  ensureOwner(userPoolId: string, admin: PoolAdmin, password: string | null) {
    return this.#owners.ensure(userPoolId, admin, password);
  }

  readKeySet(userPoolId: string): Promise<string> {
    return readKeys(userPoolId);
  }

  async remove({ id }: Pick<Tenant, 'id'>, userPoolId: string): Promise<void> {
    await deletePool(this.#client, userPoolId, poolTags(this.#stage, id));
  }
}
