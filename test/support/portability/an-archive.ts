import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { DEFAULT_POLICY } from '../../../core/identity/tenant-policy.ts';
import { newId } from '../../../kit/id.ts';
import { ExportWorld, type Kept } from './export-world.ts';
import type { ImportWorld } from './import-world.ts';

const TIME = '2026-11-20T12:00:00.000Z';
const ROLE = newId('rol');
const POLICY = { ...DEFAULT_POLICY, sessionHours: 12 };
export const member = (email: string, role: string, status = 'active') => ({
  ...{ userId: email, email, role, status, createdAt: TIME, validFrom: TIME },
});
const sorted = <Item extends { readonly id: string }>(items: readonly Item[]) =>
  items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
const records = (count: number) =>
  sorted(
    Array.from({ length: count }, (_, at) => ({
      ...{ id: newId('rec'), data: { at, text: 'ä\n"' }, version: at + 1 },
      ...{ createdAt: TIME, updatedAt: TIME },
    })),
  );
/** Some of everything. */
export const KEPT: Kept = {
  records: { notes: records(7), tasks: records(2) },
  files: sorted(
    Array.from({ length: 3 }, (_, at) => ({
      ...{ id: newId('fil'), name: `Plan ${at}.bin`, contentType: 'text/plain' },
      ...{ uploadedAt: new Date(TIME), bytes: randomBytes(2_000) },
    })),
  ),
  platform: {
    settings: [
      {
        kind: 'tenant',
        settings: { timeZone: 'Europe/Berlin', features: { on: ['sso'] } },
        metadata: { crm: '7' },
      },
      { kind: 'policy', ...POLICY },
    ],
    roles: [
      { id: ROLE, name: 'Clerk', permissions: ['records:read'], createdAt: TIME, updatedAt: TIME },
    ],
    members: [
      member('ada@acme.example', 'owner'),
      member('bob@acme.example', ROLE),
      member('eve@acme.example', 'viewer', 'disabled'),
    ],
    audit: [{ id: 'aud_1' }],
    usage: [{ meter: 'api_calls' }],
    analytics: [{ kind: 'settings', dimensions: [] }],
  },
};

/** The archive of a tenant that has that. */
export async function archiveOf(kept: Kept): Promise<Uint8Array> {
  const world = new ExportWorld(kept);
  await world.run();
  return new Uint8Array(world.archive);
}

/** All of it, as it was exported. */
export function expectWhole({ taker, members, roles, of, policies, tenant, job }: ImportWorld) {
  const kept = Object.entries(taker.records).map(([name, all]) => [
    name,
    sorted(Object.values(all)),
  ]);
  expect(Object.fromEntries(kept)).toEqual(KEPT.records);
  expect(sorted([...taker.files.values()])).toEqual(
    KEPT.files.map(({ bytes, uploadedAt, ...file }) => ({
      ...{ ...file, uploadedAt: uploadedAt.toISOString() },
      content: Buffer.from(bytes).toString('base64'),
    })),
  );
  expect([...taker.history.keys()]).toEqual([
    `${job.id}/audit/0001.jsonl`,
    `${job.id}/usage/0001.jsonl`,
    `${job.id}/analytics/0001.jsonl`,
    `${job.id}/notifications/0001.jsonl`,
  ]);
  const people = [...members.members.values()].map(({ email, role, status }) => ({
    ...{ email, role, status },
  }));
  expect(people).toMatchObject([
    { email: 'ada@acme.example', role: 'owner', status: 'active' },
    { email: 'bob@acme.example', role: ROLE, status: 'active' },
    { email: 'eve@acme.example', role: 'viewer', status: 'disabled' },
  ]);
  expect({ of, tenant: tenant.settings, metadata: tenant.metadata }).toMatchObject({
    tenant: { timeZone: 'Europe/Berlin' },
    metadata: { crm: '7' },
  });
  // An archive gives nobody what operators give.
  expect(tenant.settings.features).toBeUndefined();
  return Promise.all([roles.read(of as never), policies.of(of.userPoolId)]).then(
    ([set, policy]) => {
      expect(set.roles).toMatchObject([{ id: ROLE, name: 'Clerk', permissions: ['records:read'] }]);
      expect(policy).toEqual(POLICY);
    },
  );
}

/** What nobody is told before it is verified is not written either. */
export const expectUntouched = ({ taker, members, users, events }: ImportWorld) =>
  expect([taker.writes, members.members.size, users.users.size, events.length]).toEqual([
    0, 0, 0, 0,
  ]);
