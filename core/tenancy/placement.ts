import { isId } from '../../kit/id.ts';
import type { PlacementSpec } from './placement-spec.ts';
import type { IsolationStrategy } from './isolation-strategy.ts';
import {
  keyAliasOf,
  siloBucketName,
  siloStackName,
  dedicatedTableName,
  planTableName,
  siloTableName,
} from './resource-names.ts';
import type { TenantId } from './tenant-context.ts';
import type { StageStorage } from './stage-storage.ts';

/**
 * Where one tenant's data lies. The session policy, the repositories and the teardown are derived
 * from it, so that product code does not know under which strategy it runs.
 */
export type Placement = {
  readonly strategy: IsolationStrategy;
  readonly tenantId: TenantId;
  readonly region: string;
  readonly tableName: string;
  readonly tableArn: string;
  readonly bucketName: string;
  readonly bucketArn: string;
  /** The tenant's first partition key; all its others are this, `#` and a name: `partitionOf`. */
  readonly partitionKey: string;
  /** All the tenant's objects lie under it; it ends with a slash. */
  readonly objectPrefix: string;
  /** What the tenant has to itself, to be made before it is used and deleted after; absent in a pool. */
  readonly dedicated?: DedicatedKey;
};

/** The tenant's own KMS key, and how objects are encrypted with it. */
export type DedicatedKey = {
  readonly keyAlias: string;
  /** Matches the keys of the tenant's region; which of them, the encryption context tells. */
  readonly keyArns: string;
  /** The bucket is shared: each object must name the key. A bucket of its own does so by itself. */
  readonly isNamedByObjects: boolean;
  /** The stack that table, key and bucket are part of; absent when they are made one by one. */
  readonly stackName?: string;
};

/**
 * Where the tenant's data lies in the stores of its stage. Throws for an id, a region or a plan of
 * another form: a `*` in it would widen the policies that are made of it.
 */
export function placementOf(
  { tenantId, ...spec }: PlacementSpec & { readonly tenantId: TenantId },
  stores: StageStorage,
): Placement {
  if (!isId('tnt', tenantId)) throw new Error(`Not a tenant's id: ${String(tenantId)}`);

  const { isolation: strategy } = spec;
  const region = regionOf(spec, stores);
  const { partition, accountId } = stores;
  const tableName = tableNameOf(tenantId, spec, stores);
  const bucketName = bucketNameOf(tenantId, spec, stores);
  const dedicated = dedicatedKeyOf(tenantId, spec, stores);
  return {
    strategy,
    tenantId,
    region,
    tableName,
    tableArn: `arn:${partition}:dynamodb:${region}:${accountId}:table/${tableName}`,
    bucketName,
    bucketArn: `arn:${partition}:s3:::${bucketName}`,
    partitionKey: `T#${tenantId}`,
    objectPrefix: `${strategy === 'separate_schema' ? DEDICATED_KEY_PREFIX : STAGE_KEY_PREFIX}${tenantId}/`,
    ...(dedicated && { dedicated }),
  };
}

/** In the shared bucket, what is encrypted with a tenant's own key lies apart from the rest. */
export const STAGE_KEY_PREFIX = 't/';
export const DEDICATED_KEY_PREFIX = 'k/';

/** Below the tenant's prefix: archives of all it has, and what is kept beside them while they are made. */
export const ARCHIVES_FOLDER = '.archives/';

const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

function regionOf({ isolation, region }: PlacementSpec, stores: StageStorage): string {
  if (!REGION.test(region)) throw new Error(`Not a region: ${JSON.stringify(region)}`);
  if (isolation === 'separate_database' || region === stores.region) return region;
  throw new Error(`The stores of ${isolation} are in ${stores.region}, not in ${region}.`);
}

function tableNameOf(
  tenantId: TenantId,
  { isolation, tier }: PlacementSpec,
  stores: StageStorage,
): string {
  switch (isolation) {
    case 'shared_schema':
      return stores.tableName;
    case 'shared_database':
      if (tier === undefined) throw new Error(`The tenant ${tenantId} has no plan's table.`);
      return planTableName(stores.stage, tier);
    case 'separate_schema':
      return dedicatedTableName(stores.stage, tenantId);
    case 'separate_database':
      return siloTableName(stores.stage, tenantId);
  }
}

const bucketNameOf = (
  tenantId: TenantId,
  { isolation }: PlacementSpec,
  stores: StageStorage,
): string =>
  isolation === 'separate_database'
    ? siloBucketName(stores.stage, tenantId, stores.accountId)
    : stores.bucketName;

function dedicatedKeyOf(
  tenantId: TenantId,
  spec: PlacementSpec,
  stores: StageStorage,
): DedicatedKey | undefined {
  const { isolation, region } = spec;
  const { partition, accountId, stage } = stores;
  if (isolation === 'shared_schema' || isolation === 'shared_database') return undefined;

  const isSilo = isolation === 'separate_database';
  return {
    keyAlias: keyAliasOf(tableNameOf(tenantId, spec, stores)),
    keyArns: `arn:${partition}:kms:${region}:${accountId}:key/*`,
    isNamedByObjects: !isSilo,
    ...(isSilo && { stackName: siloStackName(stage, tenantId) }),
  };
}

/** One more partition of the tenant, within what its session may reach. */
export const partitionOf = ({ partitionKey }: Placement, name: string): string =>
  `${partitionKey}#${name}`;

/** Whether two placements are the same items of the same table. */
export const isSameTable = (one: Placement, other: Placement): boolean =>
  one.tableArn === other.tableArn;

/** Whether two placements are the same objects of the same bucket. */
export const isSamePrefix = (one: Placement, other: Placement): boolean =>
  one.bucketName === other.bucketName && one.objectPrefix === other.objectPrefix;
