import { describe, expect, it } from 'vitest';
import type { ApiKey } from '../../../core/api-keys/api-key.ts';
import { DEFAULT_POLICY } from '../../../core/identity/tenant-policy.ts';
import type { Invitation } from '../../../core/members/invitation.ts';
import { newMember } from '../../../core/members/member.ts';
import { PLATFORM_PARTS, type PlatformPart } from '../../../core/portability/archive.ts';
import { platformReaders } from '../../../core/portability/platform-readers.ts';
import type { Alert } from '../../../core/product-analytics/alert.ts';
import type { Role } from '../../../core/roles/role.ts';
import { HEALTHY, type WebhookEndpoint } from '../../../core/webhooks/endpoint.ts';
import { newId } from '../../../kit/id.ts';
import { RULE } from '../../support/alert-world.ts';
import { AuditLog } from '../../support/audit/audit-log.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const NOW = new Date('2026-11-27T12:30:00.000Z');
const SECRET = 'what nobody may read';
const tenant = {
  ...aTenant(new Date('2026-09-10T00:00:00.000Z')),
  identity: { userPoolId: 'pool', clientId: 'c' },
};
const role = {
  ...{ id: newId('rol'), name: 'Clerk', permissions: ['records:read'], members: 1, version: 1 },
  ...{ createdAt: NOW, updatedAt: NOW },
} as Role;
const invitation: Invitation = {
  ...{ id: newId('inv'), email: 'bob@acme.example', role: 'viewer', invitedBy: 'u1' },
  ...{ digest: SECRET, mail: 'sent', createdAt: NOW, expiresAt: NOW },
};
const key: ApiKey = {
  ...{ id: newId('key'), name: 'Import', mode: 'live', state: 'active', permissions: [] },
  ...{ lastFour: 'abcd', secretHash: SECRET, previous: { hash: SECRET, until: NOW } },
  ...{ allowedAddresses: [], createdBy: { id: 'u1', name: 'Ada' }, createdAt: NOW, version: 1 },
};

const endpoint: WebhookEndpoint = {
  ...{ tenantId: tenant.id, id: newId('whe'), url: 'https://acme.example/hook', description: '' },
  ...{ eventTypes: ['member.*'], headers: { names: ['authorization'], ciphertext: SECRET } },
  secrets: [{ signing: 'hmac', ciphertext: SECRET, createdAt: NOW }],
  ...{ createdAt: NOW, updatedAt: NOW, version: 1, health: HEALTHY },
};

/** Each list comes in pages of one. */
const paged =
  <Item>(...items: readonly Item[]) =>
  (_: unknown, { after = '0' }: { readonly after?: string }) => {
    const at = Number(after);
    const next = at + 1 < items.length ? String(at + 1) : undefined;
    return Promise.resolve({ items: items.slice(at, at + 1), ...(next && { next }) });
  };

const alert: Alert = {
  ...{ ...RULE, id: newId('aal'), tenantId: tenant.id, state: 'raised', since: NOW },
  ...{ dueAt: NOW, revision: 7 },
};

const windows: string[] = [];
const readers = platformReaders({
  policies: { of: () => Promise.resolve(DEFAULT_POLICY) },
  members: {
    list: paged(
      newMember({ userId: 'u1', email: 'ada@acme.example', role: 'owner' }, NOW),
      newMember({ userId: 'u2', email: 'bob@acme.example', role: role.id }, NOW),
    ),
  },
  invitations: { list: paged(invitation) },
  roles: { read: () => Promise.resolve({ version: 1, roles: [role] }) },
  apiKeys: { list: paged(key) },
  webhookEndpoints: { list: () => Promise.resolve([endpoint]) },
  audit: {
    reader: {
      newest: () => Promise.resolve({ entries: new AuditLog().append(1), isWhole: true }),
      beginning: () => Promise.resolve(new Date('2026-11-01T00:00:00.000Z')),
    },
    cipher: { decrypt: () => Promise.resolve('{"sourceIp":"192.0.2.1"}') },
    now: () => NOW,
  },
  usage: {
    meters: Object.fromEntries(
      ['api_calls', 'seats'].map((id) => [
        id,
        {
          ...{ id, name: id, eventType: id, aggregation: 'count' as const, dimensions: {} },
          ...{ unit: 'call', rounding: { decimals: 0, mode: 'half_up' as const } },
        },
      ]),
    ),
    reader: {
      listShards: (_, { meter, start }) => {
        windows.push(`${meter} ${start.toISOString().slice(0, 7)}`);
        return Promise.resolve([]);
      },
    },
    timeZones: { of: () => Promise.resolve('UTC') },
  },
  analytics: {
    settings: { of: () => Promise.resolve({ dimensions: ['country'] }) },
    alerts: { list: () => Promise.resolve([alert]) },
  },
  now: () => NOW,
});

async function allOf(part: PlatformPart) {
  const items: object[] = [];
  let after: string | undefined;
  do {
    const page = await readers[part](tenant, after);
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

describe('what the platform keeps of a tenant', () => {
  it('is read to its end, page by page', async () => {
    expect(await allOf('members')).toMatchObject([{ userId: 'u1' }, { userId: 'u2' }]);
    expect(await allOf('roles')).toMatchObject([{ id: role.id, permissions: ['records:read'] }]);
    expect(await allOf('settings')).toMatchObject([
      { kind: 'tenant', slug: 'acme' },
      { kind: 'policy', sessionHours: 720 },
    ]);
    expect((await allOf('audit'))[0]).toMatchObject({ sourceIp: '192.0.2.1' });
  });

  it('has no secret in it, and no hash of one', async () => {
    for (const part of PLATFORM_PARTS) {
      expect(JSON.stringify(await allOf(part))).not.toContain(SECRET);
    }
    expect(await allOf('api-keys')).toMatchObject([{ id: key.id, lastFour: 'abcd' }]);
    expect(await allOf('webhook-endpoints')).toMatchObject([
      { url: endpoint.url, eventTypes: ['member.*'], headerNames: ['authorization'] },
    ]);
    expect(await allOf('invitations')).toMatchObject([{ email: 'bob@acme.example' }]);
  });

  it('has by what tracked events are counted, and the alerts', async () => {
    const lines = JSON.parse(JSON.stringify(await allOf('analytics'))) as object[];
    expect(lines).toEqual([
      { kind: 'settings', dimensions: ['country'] },
      { kind: 'alert', ...RULE, id: alert.id, state: 'raised', since: NOW.toISOString() },
    ]);
  });

  it('has the usage of each month of each meter, from the tenant’s first one on', async () => {
    windows.length = 0;
    await allOf('usage');
    expect(windows).toEqual(
      ['api_calls', 'seats'].flatMap((meter) =>
        ['2026-09', '2026-10', '2026-11'].map((month) => `${meter} ${month}`),
      ),
    );
  });
});
