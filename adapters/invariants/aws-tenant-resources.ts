import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFormationClient,
  paginateListStacks,
  StackStatus,
} from '@aws-sdk/client-cloudformation';
import {
  CognitoIdentityProviderClient,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { KMSClient, paginateListAliases } from '@aws-sdk/client-kms';
import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import type {
  PoolOfStock,
  ResourceKind,
  TenantResource,
  TenantResources,
} from '../../core/invariants/tenant-resource.ts';
import { resourcePrefixOf } from '../../core/tenancy/resource-names.ts';
import { DEDICATED_KEY_PREFIX, STAGE_KEY_PREFIX } from '../../core/tenancy/placement.ts';
import type { StageStorage } from '../../core/tenancy/stage-storage.ts';
import { isId } from '../../kit/id.ts';
import type { Aws } from '../aws/aws-account-inventory.ts';
import type { ClientSettings } from '../aws/sdk-config.ts';

/** Which account and region, who asks, and how often it is tried. */
export type ListingConfig = Aws & ClientSettings;

export type AwsTenantResourcesOptions = {
  readonly config: ListingConfig;
  readonly stores: StageStorage;
  /** Where stacks of single tenants may be beside the stage's own region. */
  readonly siloRegions: readonly string[];
};

type Named = { readonly name?: string; readonly id?: string; readonly createdAt?: Date };
type Found = { readonly kind: ResourceKind; readonly region: string };

/**
 * Describing and listing pools is 15 calls a second for the account, which sign-ins do not share
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html): a third of it, 10,000 pools in half a minute.
 */
const POOLS_AT_ONCE = 60;
const PAUSE_MS = 200;

/** By the listings of each service, and by names alone: no tenant's data is read, and no object's name. */
export class AwsTenantResources implements TenantResources {
  readonly #config: ListingConfig;
  readonly #stores: StageStorage;
  readonly #siloRegions: readonly string[];

  constructor({ config, stores, siloRegions }: AwsTenantResourcesOptions) {
    this.#config = config;
    this.#stores = stores;
    this.#siloRegions = siloRegions;
  }

  async *list(): AsyncGenerator<readonly (TenantResource | PoolOfStock)[]> {
    yield* this.#pools();
    yield* this.#tables();
    yield* this.#keys();
    for (const region of new Set([this.#stores.region, ...this.#siloRegions])) {
      yield* this.#stacks(region);
    }
    yield* this.#files(STAGE_KEY_PREFIX);
    yield* this.#files(DEDICATED_KEY_PREFIX);
  }

  async *#pools(): AsyncGenerator<readonly (TenantResource | PoolOfStock)[]> {
    const client = new CognitoIdentityProviderClient(this.#config);
    for await (const { UserPools = [] } of paginateListUserPools(
      { client },
      { MaxResults: POOLS_AT_ONCE },
    )) {
      const pools = UserPools.map(({ Id, Name, CreationDate }) => ({
        ...{ id: Id, name: Name, createdAt: CreationDate },
      }));
      yield [...this.#ofTenants(this.#here('user-pool'), pools), ...this.#ofStock(pools)];
      await sleep(PAUSE_MS);
    }
  }

  async *#tables(): AsyncGenerator<readonly TenantResource[]> {
    const client = new DynamoDBClient(this.#config);
    for await (const { TableNames = [] } of paginateListTables({ client }, {})) {
      yield this.#ofTenants(
        this.#here('table'),
        TableNames.map((name) => ({ name })),
      );
    }
  }

  async *#keys(): AsyncGenerator<readonly TenantResource[]> {
    const client = new KMSClient(this.#config);
    for await (const { Aliases = [] } of paginateListAliases({ client }, {})) {
      const aliases = Aliases.map(({ AliasName, CreationDate }) => ({
        name: AliasName?.replace('alias/', ''),
        id: AliasName,
        createdAt: CreationDate,
      }));
      yield this.#ofTenants(this.#here('key'), aliases);
    }
  }

  /** One that is being deleted is still there; one that is deleted is listed for 90 days. */
  async *#stacks(region: string): AsyncGenerator<readonly TenantResource[]> {
    const client = new CloudFormationClient({ ...this.#config, region });
    const StackStatusFilter = Object.values(StackStatus).filter(
      (status) => status !== 'DELETE_COMPLETE',
    );
    for await (const { StackSummaries = [] } of paginateListStacks(
      { client },
      { StackStatusFilter },
    )) {
      const stacks = StackSummaries.map(({ StackName, CreationTime }) => ({
        // A stack has a hyphen where the id has an underscore.
        name: StackName?.replace(/tnt-(?=[^-]*$)/, 'tnt_'),
        id: StackName,
        createdAt: CreationTime,
      }));
      yield this.#ofTenants({ kind: 'stack', region }, stacks);
    }
  }

  async *#files(prefix: string): AsyncGenerator<readonly TenantResource[]> {
    const client = new S3Client(this.#config);
    for await (const { CommonPrefixes = [] } of paginateListObjectsV2(
      { client },
      { Bucket: this.#stores.bucketName, Prefix: prefix, Delimiter: '/' },
    )) {
      yield CommonPrefixes.flatMap(({ Prefix = '' }) => {
        const tenantId = Prefix.slice(prefix.length, -1);
        return isId('tnt', tenantId) ? [{ ...this.#here('files'), id: Prefix, tenantId }] : [];
      });
    }
  }

  #here(kind: ResourceKind): Found {
    return { kind, region: this.#stores.region };
  }

  #ofStock(pools: readonly Named[]): readonly PoolOfStock[] {
    const prefix = resourcePrefixOf(this.#stores.stage);
    const { region } = this.#stores;
    return pools.flatMap(({ name = '', id = name, createdAt }): PoolOfStock[] => {
      const readyId = name.startsWith(prefix) ? name.slice(prefix.length) : '';
      if (!isId('rpl', readyId)) return [];
      return [{ kind: 'user-pool', region, id, ...(createdAt && { createdAt }) }];
    });
  }

  #ofTenants(found: Found, named: readonly Named[]): readonly TenantResource[] {
    const prefix = resourcePrefixOf(this.#stores.stage);
    return named.flatMap(({ name = '', id = name, createdAt }): TenantResource[] => {
      const tenantId = name.startsWith(prefix) ? name.slice(prefix.length) : '';
      if (!isId('tnt', tenantId)) return [];
      return [{ ...found, id, tenantId, ...(createdAt && { createdAt }) }];
    });
  }
}
