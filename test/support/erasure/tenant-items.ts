import type { Tenant } from '../../../core/tenants/tenant.ts';

type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };
type Items = readonly Item[];

/** An item of each kind that the control table has of a tenant; `BILLING_CUSTOMER` and what follows of a customer. */
export function controlItemsOf({ id, slug, identity }: Tenant, members = 1): Items {
  const pool = identity?.userPoolId ?? '';
  const customer = `cus_${id}`;
  const of = (kind: string, sk: string = kind): Item => ({ pk: `${kind}#${id}`, sk });
  const ofPool = (kind: string, sk: string = kind): Item => ({ pk: `${kind}#${pool}`, sk });
  return [
    { ...of('TENANT'), id },
    of('TENANT', 'STEP#activate-tenant'),
    of('TENANT', 'EVENT#evt_1'),
    of('TENANT', 'JOB#older'),
    { pk: `SLUG#${slug}`, sk: 'SLUG', tenantId: id },
    { ...ofPool('POOL'), tenantId: id },
    ofPool('ROLES'),
    ofPool('POLICY'),
    ofPool('API_KEYS', 'API_KEY#1'),
    ofPool('SUPPORT', 'ACCESS#1'),
    { pk: `SUPPORT_USES#${pool}#1`, sk: 'EVENT#1' },
    ...Array.from({ length: members }, (_, number) => memberItems(pool, number)).flat(),
    { pk: `RESET#digest-of-${slug}`, sk: 'RESET', userPoolId: pool },
    { pk: `CHALLENGE#digest-of-${slug}`, sk: 'CHALLENGE', userPoolId: pool },
    { pk: `MAIL#${slug}`, sk: `MAIL#${slug}`, mail: JSON.stringify({ userPoolId: pool }) },
    { pk: `ATTEMPTS#guess#${pool}#ada@${slug}.example`, sk: 'ATTEMPTS' },
    of('FIRST_KEY'),
    of('AUDIT_KEY'),
    of('AUDIT_STREAM'),
    of('FIRST_KEY'),
    of('REFUSALS', 'EVENT#1'),
    of('BILLING', 'ACCOUNT'),
    { pk: `BILLING_CUSTOMER#${customer}`, sk: 'CUSTOMER', tenantId: id },
    { pk: `BILLING_EVENT#evt-of-${slug}`, sk: 'EVENT', customerId: customer },
    of('BILLING_NONE', 'REPORT#1'),
    of('BILLING_NONE', 'INVOICE#1'),
    of('LEDGER', 'ENTRY#1'),
    of('USAGE_EXPORT', 'HEAD'),
    { pk: `IDEMPOTENCY#op#${slug}`, sk: 'IDEMPOTENCY', tenantId: id },
  ];
}

const memberItems = (pool: string, number: number): Items => [
  { pk: `MEMBERS#${pool}`, sk: `MEMBER#u${number}` },
  { pk: `PERSON#u${number}@example.com`, sk: `POOL#${pool}` },
  { pk: `SESSIONS#${pool}#u${number}`, sk: 'SESSION#1' },
  { pk: `FACTOR#${pool}#u${number}@example.com`, sk: 'FACTOR' },
  { pk: `DEVICE#${pool}#u${number}@example.com#mark`, sk: 'DEVICE' },
];

/** An item of each kind that the usage table has of a tenant. */
export const usageItemsOf = ({ id }: Tenant): Items => [
  { pk: `QUOTA#${id}`, sk: 'STORAGE' },
  { pk: `QUOTA#${id}#fil_1`, sk: 'FILE' },
  { pk: `LIMIT#${id}`, sk: 'COUNTER' },
  { pk: `METER#${id}`, sk: 'HOUR#1' },
  { pk: `SEEN#${id}#hash`, sk: 'SEEN' },
  { pk: `WINDOW#${id}#api_calls`, sk: 'hour#1' },
  { pk: `SEALED#${id}`, sk: 'HEAD' },
  { pk: `QUARANTINE#${id}`, sk: 'EVENT#1' },
  { pk: `PERIODS#${id}`, sk: 'OPEN' },
  { pk: `RECONCILED#${id}`, sk: 'NEXT' },
  { pk: `ANALYTICS#${id}`, sk: 'SETTINGS' },
  { pk: `ANALYTICS#${id}`, sk: 'ALERT#aal_1', dueKind: 'alert' },
  { pk: 'ANALYTICS#platform', sk: `ALERT#${id}`, ofTenant: id, dueKind: 'alert' },
  { pk: 'PLATFORM_METRIC#api_calls', sk: `hour#${id}`, by: { tenant: { [id]: '7' } } },
  { pk: `TRACK_SEEN#${id}#identity`, sk: 'SEEN' },
  { pk: `TRACK_WINDOW#${id}#tracked_events`, sk: 'hour#2026-11-27T15#a#b#00' },
  { pk: `CAPS#${id}`, sk: 'REACHED' },
  { pk: `NOTIFY#${id}`, sk: 'ntf_1', dueKind: 'notification' },
  { pk: 'REVENUE#2026-11-27', sk: `TENANT#${id}`, expiresAt: 1 },
];

/** An item of each kind that the table of webhooks has of a tenant. */
export const webhookItemsOf = ({ id }: Tenant): Items => [
  { pk: `ENDPOINTS#${id}`, sk: 'ENDPOINT#whe_1' },
  { pk: `EVENTS#${id}`, sk: 'evt_1' },
  { pk: `MESSAGES#${id}#whe_1`, sk: 'whm_1' },
  { pk: `ATTEMPTS#${id}#whm_1`, sk: '2026-11-28T12:00:00.000Z' },
  { pk: `RESENDS#${id}`, sk: 'whe_1#recover' },
  { pk: `SLOTS#${id}#whe_1`, sk: 'SLOT#0' },
  { pk: `TENANT#${id}`, sk: 'EVENT#evt_2' },
  { pk: `IDEMPOTENCY#op#${id}`, sk: 'IDEMPOTENCY' },
];

/** An entry of its audit log, and a link of a chain. */
export const auditItemsOf = ({ id }: Tenant, time: Date): Items => [
  { pk: `ENTRIES#${id}#${time.toISOString().slice(0, 7)}#3`, sk: 'aud_1' },
  { pk: `CHAIN#${id}#3`, sk: '1' },
];
