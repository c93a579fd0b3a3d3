import { exportedLine } from '../audit/export-manifest.ts';
import { listAudit, type ListAuditPorts } from '../audit/list-audit.ts';
import type { AuditEntryId } from '../audit/audit-entry.ts';
import type { ApiKeyRegistry } from '../api-keys/api-key-registry.ts';
import type { ApiKeyId } from '../access/api-key-text.ts';
import type { ApiKey } from '../api-keys/api-key.ts';
import type { TenantPolicies } from '../identity/tenant-policy.ts';
import type { InvitationRegistry } from '../members/invitation-registry.ts';
import type { MemberRegistry } from '../members/member-registry.ts';
import type { MembersOf } from '../members/member.ts';
import { listUsage, type ListUsagePorts } from '../metering/list-usage.ts';
import type { Alert } from '../product-analytics/alert.ts';
import type { AlertRegistry } from '../product-analytics/alert-registry.ts';
import type { AnalyticsSettingsStore } from '../product-analytics/analytics-settings.ts';
import type { RoleRegistry } from '../roles/role-registry.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { WebhookEndpoint } from '../webhooks/endpoint.ts';
import type { WebhookEndpoints } from '../webhooks/webhook-store.ts';
import type { PlatformReaders, ReadPart } from './platform-parts.ts';

export type PlatformReaderPorts = {
  readonly policies: TenantPolicies;
  readonly members: Pick<MemberRegistry, 'list'>;
  readonly invitations: Pick<InvitationRegistry, 'list'>;
  readonly roles: Pick<RoleRegistry, 'read'>;
  readonly apiKeys: Pick<ApiKeyRegistry, 'list'>;
  readonly webhookEndpoints: Pick<WebhookEndpoints, 'list'>;
  readonly audit: ListAuditPorts;
  readonly usage: ListUsagePorts;
  readonly analytics: {
    readonly settings: Pick<AnalyticsSettingsStore, 'of'>;
    readonly alerts: Pick<AlertRegistry, 'list'>;
  };
  readonly now: () => Date;
};

const AT_ONCE = 500;
const ENTRIES_AT_ONCE = 1_000;

/** All that the platform keeps of a tenant, as its owner may read it; no secret, and no hash of one. */
export const platformReaders = (ports: PlatformReaderPorts): PlatformReaders => ({
  settings: async (tenant) => ({
    items: [settingsOf(tenant), { kind: 'policy', ...(await ports.policies.of(poolOf(tenant))) }],
  }),
  roles: async (tenant) => {
    const { roles } = await ports.roles.read({ userPoolId: poolOf(tenant) });
    return { items: roles.map((role) => ({ ...role, members: undefined })) };
  },
  members: (tenant, after) => ports.members.list(membersOf(tenant), { limit: AT_ONCE, after }),
  invitations: async (tenant, after) => {
    const page = await ports.invitations.list(membersOf(tenant), { limit: AT_ONCE, after });
    return { ...page, items: page.items.map((one) => ({ ...one, digest: undefined })) };
  },
  'api-keys': async (tenant, after) => {
    const of = { tenantId: tenant.id, userPoolId: poolOf(tenant) };
    const page = await ports.apiKeys.list(of, { limit: AT_ONCE, after: after as ApiKeyId });
    return { ...page, items: page.items.map(withoutSecrets) };
  },
  'webhook-endpoints': async ({ id }) => ({
    items: (await ports.webhookEndpoints.list(id)).map(withoutCredentials),
  }),
  audit: async ({ id: tenantId }, after) => {
    const page = { limit: ENTRIES_AT_ONCE, after: after as AuditEntryId };
    const listed = await listAudit(ports.audit, { tenantId }, page);
    const items = listed.items.map((entry) => JSON.parse(exportedLine(entry)) as object);
    return { ...listed, items };
  },
  usage: usageReader(ports),
  analytics: async ({ id }) => {
    const { settings, alerts } = ports.analytics;
    const listed = await alerts.list(id);
    return { items: [{ kind: 'settings', ...(await settings.of(id)) }, ...listed.map(alertLine)] };
  },
});

const poolOf = ({ identity }: Tenant): string => {
  if (!identity) throw new Error('A tenant is exported that has no user pool.');
  return identity.userPoolId;
};

const membersOf = (tenant: Tenant): MembersOf => ({
  tenantId: tenant.id,
  userPoolId: poolOf(tenant),
});

const settingsOf = (tenant: Tenant) => {
  const { id, slug, name, plan, planVersion, settings, metadata, admin, createdAt } = tenant;
  const facts = { id, slug, name, plan, planVersion, settings, metadata, admin, createdAt };
  return { kind: 'tenant', ...facts };
};

const alertLine = (alert: Alert) => ({
  ...{ kind: 'alert', ...alert },
  ...{ tenantId: undefined, dueAt: undefined, revision: undefined },
});

/** What is undefined is no member of a line. */
const withoutSecrets = (key: ApiKey) => ({ ...key, secretHash: undefined, previous: undefined });

/** Of the headers their names, as the API shows them. */
const withoutCredentials = ({ headers, ...endpoint }: WebhookEndpoint) => ({
  ...endpoint,
  headerNames: headers?.names ?? [],
  secrets: undefined,
});

/** A page is a month of one meter, by the hour; `after` tells which comes next. */
function usageReader({ usage, now }: PlatformReaderPorts): ReadPart {
  const meters = Object.keys(usage.meters).toSorted();
  return async (tenant, after = meters[0] ?? '') => {
    const [meter = '', month = monthOf(tenant.createdAt)] = after.split(' ');
    const definition = usage.meters[meter];
    if (!definition) return { items: [] };
    const from = new Date(month);
    const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1));
    const groupBy = Object.keys(definition.dimensions);
    const listed = await listUsage(usage, tenant.id, { meter, from, to, window: 'hour', groupBy });
    if (!listed.ok) throw new Error(`The usage of a month cannot be listed: ${listed.error.kind}.`);
    const items = listed.value.rows.map((row) => ({ meter, unit: definition.unit, ...row }));
    const next = to < now() ? `${meter} ${to.toISOString()}` : meterAfter(meters, meter);
    return { items, next };
  };
}

const monthOf = (time: Date): string =>
  new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth())).toISOString();

/** From its first month on. */
const meterAfter = (meters: readonly string[], meter: string): string | undefined =>
  meters[meters.indexOf(meter) + 1];
