import type { TenantId } from './tenant-context.ts';

/**
 * The names of the stores that are not one of a stage, told by the stage and by whose they are. They
 * begin alike, so that a role can be limited to those of its stage. A stage's name has at most 8
 * characters: a bucket's has at most 63.
 */
export const storesPrefixOf = (stage: string): string => `freehold-${stage}-`;

/** The table of all tenants of `shared_database` that were placed under this plan. */
export const planTableName = (stage: string, plan: string): string =>
  `${storesPrefixOf(stage)}plan-${plan}`;

export const ownTableName = (stage: string, tenantId: TenantId): string =>
  `${storesPrefixOf(stage)}${tenantId}`;

export const ownKeyAlias = (stage: string, tenantId: TenantId): string =>
  `alias/${storesPrefixOf(stage)}${tenantId}`;

/** Neither a bucket nor a stack may have an underscore in its name; the account makes it the world's only. */
export const ownBucketName = (stage: string, tenantId: TenantId, accountId: string): string =>
  `${ownStackName(stage, tenantId)}-${accountId}`;

export const ownStackName = (stage: string, tenantId: TenantId): string =>
  `${storesPrefixOf(stage)}${tenantId.replace('_', '-')}`;
