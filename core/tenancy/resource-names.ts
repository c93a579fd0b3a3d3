import type { TenantId } from './tenant-context.ts';

/**
 * The names of tables, keys, buckets and stacks that belong to a plan or a tenant, made of the stage and
 * the owner's id. All share this prefix, so that a role can be limited to its stage. Throws for a stage name
 * of another form: a bucket's name has at most 63 characters, and a `*` in it would widen the policies.
 */
export const resourcePrefixOf = (stage: string): string =>
  `freehold-${checked(stage, STAGE_NAME, 'the name of a stage')}-`;

/** The table of all tenants of `shared_database` that were placed under this plan; throws as above. */
export const planTableName = (stage: string, plan: string): string =>
  `${resourcePrefixOf(stage)}plan-${checked(plan, PLAN_NAME, 'a plan’s id')}`;

/** What belongs to one tenant bears its id under this tag; keys have no other name that policies know. */
export const TENANT_TAG = 'freehold:tenant';

/** Under it a pool that was made ahead of any tenant. */
export const NO_TENANT_YET = 'tnt_none_yet';

/** The tags of a tenant's session: whose data it reaches, and, where it may read alone, `read`. */
export const TENANT_SESSION_TAG = 'tenantId';
export const ACCESS_SESSION_TAG = 'access';

const STAGE_NAME = /^[a-z][a-z0-9]{0,7}$/;
/** The longest still fits a session policy with every session action. */
const PLAN_NAME = /^[a-z][a-z0-9_-]{0,39}$/;

function checked(name: string, form: RegExp, what: string): string {
  if (form.test(name)) return name;
  throw new Error(`${JSON.stringify(name)} cannot be ${what}: ${form.source}`);
}

/** The table that `separate_schema` makes; a stack's has a name apart, for a move needs both at once. */
export const dedicatedTableName = (stage: string, tenantId: TenantId): string =>
  `${resourcePrefixOf(stage)}${tenantId}`;

export const siloTableName = (stage: string, tenantId: TenantId): string =>
  `${resourcePrefixOf(stage)}${SILO_INFIX}${tenantId}`;

/** In the names of the table and the key of a stack. */
export const SILO_INFIX = 'silo-';

/** Of the key to a table of that name. */
export const keyAliasOf = (tableName: string): string => `alias/${tableName}`;

/** Neither a bucket nor a stack may have an underscore in its name; the account makes it the world's only. */
export const siloBucketName = (stage: string, tenantId: TenantId, accountId: string): string =>
  `${siloStackName(stage, tenantId)}-${accountId}`;

export const siloStackName = (stage: string, tenantId: TenantId): string =>
  `${resourcePrefixOf(stage)}${tenantId.replace('_', '-')}`;

/** The bus of the stage, in the platform's own region; publishers in other regions know it by name alone. */
export const eventBusName = (stage: string): string => `${resourcePrefixOf(stage)}events`;

/** The function that reads the streams of tenants' tables, one of the name in each region that has some. */
export const changePublisherName = (stage: string): string =>
  `${resourcePrefixOf(stage)}publish-tenant-changes`;

/** The queue, beside the function, of what it could not publish. */
export const unpublishedChangesName = (stage: string): string =>
  `${resourcePrefixOf(stage)}unpublished-changes`;
