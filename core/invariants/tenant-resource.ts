import { placementSpecOf } from '../tenancy/placement-spec.ts';
import { placementOf } from '../tenancy/placement.ts';
import type { StageStorage } from '../tenancy/stage-storage.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Tenant } from '../tenants/tenant.ts';

export const RESOURCE_KINDS = ['user-pool', 'table', 'key', 'stack', 'files'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** What bears a tenant's id in its name: a stack's parts are the stack's, and `files` is a prefix of the files' bucket. */
export type TenantResource = {
  readonly kind: ResourceKind;
  /** Of a pool its id, else the name. */
  readonly id: string;
  readonly region: string;
  readonly tenantId: TenantId;
  /** Where the listing tells it. */
  readonly createdAt?: Date;
};

/** A pool that was made ahead of any tenant, and bears no tenant's id for good: whose it is, a tenant's record says. */
export type PoolOfStock = Omit<TenantResource, 'tenantId'> & { readonly kind: 'user-pool' };

export interface TenantResources {
  /** All of the stage, page by page and kind by kind. Throws on an outage. */
  list(): AsyncIterable<readonly (TenantResource | PoolOfStock)[]>;
}

export const nameOfResource = ({ kind, id, region }: TenantResource): string =>
  `${kind} ${id} in ${region}`;

/** What there must be of a tenant by its record; of files there need not be any. */
export function expectedResources(tenant: Tenant, stores: StageStorage): TenantResource[] {
  const { id: tenantId, identity } = tenant;
  const { dedicated, tableName, region } = placementOf(
    { tenantId, ...placementSpecOf(tenant) },
    stores,
  );
  const of = (kind: ResourceKind, id: string): TenantResource => ({ kind, id, region, tenantId });
  const pool = identity && {
    ...of('user-pool', identity.userPoolId),
    region: stores.region,
  };
  const own = dedicated?.stackName
    ? [of('stack', dedicated.stackName)]
    : dedicated
      ? [of('table', tableName), of('key', dedicated.keyAlias)]
      : [];
  return [...(pool ? [pool] : []), ...own];
}

/** Where the tenant's objects lie, if they lie in the files' bucket. */
export function filesOf(tenant: Tenant, stores: StageStorage): TenantResource | null {
  const { id: tenantId } = tenant;
  const placement = placementOf({ tenantId, ...placementSpecOf(tenant) }, stores);
  if (placement.bucketName !== stores.bucketName) return null;
  return { kind: 'files', id: placement.objectPrefix, region: stores.region, tenantId };
}
