import {
  ResourceNotFoundException,
  SetUserPoolMfaConfigCommand,
  TagResourceCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  ClaimedPool,
  ReadyPool,
  ReadyPoolId,
  ReadyPools,
} from '../../core/provisioning/pool-stock.ts';
import type { PoolLimitReached } from '../../core/provisioning/tenant-pools.ts';
import { NO_TENANT_YET } from '../../core/tenancy/resource-names.ts';
import { allEnded } from '../../kit/all-ended.ts';
import { ok, type Result } from '../../kit/result.ts';
import type { CognitoTenantPoolsOptions } from './cognito-tenant-pools.ts';
import { deletePool, findPools, makeClient, makePool, readKeys } from './user-pools.ts';
import {
  factorSettings,
  poolNameOf,
  poolTags,
  settingsVersionOf,
  STOCK_TAG,
} from './tenant-pool-settings.ts';

/** Pools like those of tenants, which bear no tenant's id: neither as their name, for good, nor as a tag, at first. */
export class CognitoReadyPools implements ReadyPools {
  readonly version: string;
  readonly #options: CognitoTenantPoolsOptions;

  constructor(options: CognitoTenantPoolsOptions) {
    this.#options = options;
    this.version = settingsVersionOf(options.sender);
  }

  async make(id: ReadyPoolId): Promise<Result<Omit<ReadyPool, 'madeAt'>, PoolLimitReached>> {
    const { client, onceClient, stage, sender } = this.#options;
    const named = { name: poolNameOf(stage, id), tags: this.#tags(), sender };
    const made = await makePool(onceClient, named);
    if (!made.ok) return made;
    const { id: userPoolId, arn } = made.value;
    const [clientId, jwks] = await allEnded([
      makeClient(onceClient, userPoolId),
      readKeys(userPoolId),
      client.send(new SetUserPoolMfaConfigCommand(factorSettings(userPoolId))),
    ]);
    return ok({ id, userPoolId, arn, clientId, jwks, version: this.version });
  }

  async find(ids: readonly ReadyPoolId[]): Promise<ReadonlyMap<ReadyPoolId, readonly string[]>> {
    const { client, stage } = this.#options;
    const names = new Map(ids.map((id) => [poolNameOf(stage, id), id]));
    const found = await findPools(client, ({ name }) => names.has(name));
    return new Map(
      ids.map((id) => [
        id,
        found.filter(({ name }) => names.get(name) === id).map((pool) => pool.id),
      ]),
    );
  }

  remove(userPoolId: string): Promise<void> {
    return deletePool(this.#options.client, userPoolId, this.#tags());
  }

  async tag({ arn, tenantId }: ClaimedPool): Promise<void> {
    const { client, stage } = this.#options;
    try {
      await client.send(
        new TagResourceCommand({ ResourceArn: arn, Tags: poolTags(stage, tenantId) }),
      );
    } catch (error) {
      // One that is gone is not there, and to IAM, like one that is tagged already, another's.
      const isRefused = error instanceof Error && error.name === 'AccessDeniedException';
      if (!isRefused && !(error instanceof ResourceNotFoundException)) throw error;
    }
  }

  /** The version stands in the tag, for whoever looks at the pools in AWS. */
  #tags() {
    const { stage } = this.#options;
    return { ...poolTags(stage, NO_TENANT_YET), [STOCK_TAG]: this.version };
  }
}
