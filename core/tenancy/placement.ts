import { isId } from '../../kit/id.ts';
import type { IsolationStrategy } from './isolation-strategy.ts';
import type { TenantId, TenantScope } from './tenant-context.ts';
import type { TenantStores } from './tenant-stores.ts';

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
};

/**
 * Where the tenant's data lies in the stores of its stage. Throws for an id of another form: a `*`
 * in it would widen the policies that are made of it.
 */
export function placementOf(
  { tenantId, isolation }: Pick<TenantScope, 'tenantId' | 'isolation'>,
  stores: TenantStores,
): Placement {
  if (!isId('tnt', tenantId)) throw new Error(`Not a tenant's id: ${String(tenantId)}`);
  if (isolation !== 'shared_schema') throw new Error(`No store serves ${isolation} yet.`);

  const { partition, region, accountId, tableName, bucketName } = stores;
  return {
    strategy: isolation,
    tenantId,
    region,
    tableName,
    tableArn: `arn:${partition}:dynamodb:${region}:${accountId}:table/${tableName}`,
    bucketName,
    bucketArn: `arn:${partition}:s3:::${bucketName}`,
    partitionKey: `T#${tenantId}`,
    objectPrefix: `t/${tenantId}/`,
  };
}

/** One more partition of the tenant, within what its session may reach. */
export const partitionOf = ({ partitionKey }: Placement, name: string): string =>
  `${partitionKey}#${name}`;
