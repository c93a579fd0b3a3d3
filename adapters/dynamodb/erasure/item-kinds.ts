import { NONE_INVOICE_PREFIX } from '../billing/billing-keys.ts';
import { TENANT_PREFIX } from '../analytics/revenue-keys.ts';
import { poolKey } from '../table/control-keys.ts';

export type Item = { readonly pk: string; readonly sk: string } & Readonly<Record<string, unknown>>;

/** By what the items of a tenant are known. */
export type Subject = {
  readonly tenantId: string;
  readonly userPoolId: string;
  readonly customerId: string;
  /** The sort key of the job that erases: it goes on to the end, and stays. */
  readonly jobSortKey: string;
};

/** What becomes of an item of the kind when its tenant is erased. */
export type Fate = 'removed' | 'kept' | 'stays';
type Judge = (item: Item, subject: Subject) => Fate;
/** By the first part of the partition key. */
export type Kinds = Readonly<Record<string, Judge>>;

const partOf = (pk: string, index: number): string => pk.split('#')[index] ?? '';
const removedIf = (isOfTenant: boolean): Fate => (isOfTenant ? 'removed' : 'stays');

const byTenant: Judge = ({ pk }, { tenantId }) => removedIf(partOf(pk, 1) === tenantId);
const byPool: Judge = ({ pk }, { userPoolId }) => removedIf(partOf(pk, 1) === userPoolId);
const byPoolAttribute: Judge = ({ userPoolId }, subject) =>
  removedIf(userPoolId === subject.userPoolId);
/** Of no tenant, or gone by itself: within a day, and without a name in it. */
const stays: Judge = () => 'stays';

/** The tenant's own item and this job are replaced by the transaction that ends the erasure. */
const ofTenantPartition: Judge = ({ pk, sk }, { tenantId, jobSortKey }) =>
  removedIf(partOf(pk, 1) === tenantId && sk !== 'TENANT' && sk !== jobSortKey);

/** What law demands: bookings and sums, without a name. */
const keptOf =
  (isKept: (item: Item) => boolean): Judge =>
  (item, { tenantId }) => {
    if (partOf(item.pk, 1) !== tenantId) return 'stays';
    return isKept(item) ? 'kept' : 'removed';
  };

/** Every kind of item of the control table. */
export const CONTROL_KINDS: Kinds = {
  TENANT: ofTenantPartition,
  POOL: byPool,
  ROLES: byPool,
  SESSIONS: byPool,
  MEMBERS: byPool,
  PERSON: ({ sk }, { userPoolId }) => removedIf(sk === poolKey(userPoolId).pk),
  POLICY: byPool,
  SUPPORT: byPool,
  SUPPORT_USES: byPool,
  API_KEYS: byPool,
  FACTOR: byPool,
  DEVICE: byPool,
  RESET: byPoolAttribute,
  CHALLENGE: byPoolAttribute,
  ATTEMPTS: ({ pk }, { userPoolId }) => removedIf(partOf(pk, 2) === userPoolId),
  MAIL: ({ mail }, { userPoolId, tenantId }) =>
    removedIf(String(mail).includes(userPoolId) || String(mail).includes(tenantId)),
  FIRST_KEY: byTenant,
  AUDIT_KEY: byTenant,
  AUDIT_STREAM: byTenant,
  REFUSALS: byTenant,
  BILLING: byTenant,
  BILLING_CUSTOMER: ({ tenantId }, subject) => removedIf(tenantId === subject.tenantId),
  BILLING_EVENT: ({ customerId }, subject) => removedIf(customerId === subject.customerId),
  BILLING_NONE: keptOf(({ sk }) => sk.startsWith(NONE_INVOICE_PREFIX)),
  LEDGER: keptOf(() => true),
  USAGE_EXPORT: byTenant,
  // Freed in the transaction that ends the erasure.
  SLUG: stays,
  // Ids of jobs and a hash, for 24 hours.
  IDEMPOTENCY: stays,
  // Ids of events.
  CONSUMED: stays,
  // All flags in one item: what they say of the tenant is taken out of it.
  FLAGS: stays,
  PLATFORM: stays,
  PROVISIONING: stays,
  // Pools that are nobody's; which one a tenant took stands with the tenant.
  POOL_STOCK: stays,
};

/** Every kind of item of the usage table. */
export const USAGE_KINDS: Kinds = {
  // With what operators watch of the tenant.
  ANALYTICS: (item, subject) =>
    item.ofTenant === subject.tenantId ? 'removed' : byTenant(item, subject),
  CAPS: byTenant,
  LIMIT: byTenant,
  METER: byTenant,
  NOTIFY: byTenant,
  PERIODS: byTenant,
  // Sums of all tenants, with the ids of the largest, for 1,100 days.
  PLATFORM_METRIC: stays,
  QUARANTINE: byTenant,
  QUOTA: byTenant,
  RECONCILED: byTenant,
  SEALED: byTenant,
  SEEN: byTenant,
  TRACK_SEEN: byTenant,
  TRACK_WINDOW: byTenant,
  WINDOW: byTenant,
  // A closed day never changes: amounts under the tenant's id, for 400 days.
  REVENUE: ({ sk }, { tenantId }) => (sk === `${TENANT_PREFIX}${tenantId}` ? 'kept' : 'stays'),
};

/** Every kind of item of the table of webhooks. */
export const WEBHOOK_KINDS: Kinds = {
  ATTEMPTS: byTenant,
  ENDPOINTS: byTenant,
  EVENTS: byTenant,
  MESSAGES: byTenant,
  RESENDS: byTenant,
  SLOTS: byTenant,
  // What was told of endpoints.
  TENANT: byTenant,
  // Ids of endpoints and a hash, for 24 hours.
  IDEMPOTENCY: stays,
};

export const kindOf = ({ pk }: Item): string => partOf(pk, 0);
