import { randomBytes } from 'node:crypto';
import { unzipSync, zipSync, strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../core/identity/tenant-policy.ts';
import { newMember } from '../../../core/members/member.ts';
import { archiveManifest, type ArchiveManifest } from '../../../core/portability/archive.ts';
import { newId } from '../../../kit/id.ts';
import { ExportWorld, type Kept } from '../../support/portability/export-world.ts';
import { ImportWorld } from '../../support/portability/import-world.ts';

const TIME = '2026-11-20T12:00:00.000Z';
const ROLE = newId('rol');
const POLICY = { ...DEFAULT_POLICY, sessionHours: 12 };
const member = (email: string, role: string, status = 'active') => ({
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
const KEPT: Kept = {
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
  },
};

let archive: Uint8Array;
beforeAll(async () => {
  const world = new ExportWorld(KEPT);
  await world.run();
  archive = new Uint8Array(world.archive);
});

/** All of it, as it was exported. */
function expectWhole({ taker, members, roles, of, policies, tenant, job }: ImportWorld) {
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
const expectUntouched = ({ taker, members, users, events }: ImportWorld) =>
  expect([taker.writes, members.members.size, users.users.size, events.length]).toEqual([
    0, 0, 0, 0,
  ]);

describe('an import', () => {
  it('gives a fresh tenant all that was exported, and tells of itself once', async () => {
    const world = new ImportWorld(archive);
    expect(await world.run()).toBe('succeeded');
    await expectWhole(world);
    expect(world.events).toMatchObject([
      { type: 'tenant.imported', data: { importId: world.job.id } },
    ]);
    expect(world.store.archives.size + world.store.beside.size).toBe(0);
    expect((await world.found()).people).toBeUndefined();
  });

  it('comes to the same in many runs, each of which does little', async () => {
    const world = new ImportWorld(archive);
    world.isOver = () => true;
    expect(await world.run()).toBe('succeeded');
    await expectWhole(world);
  });

  it('comes to the same wherever a run is killed: before and after each write', async () => {
    for (let killedAt = 1; ; killedAt += 1) {
      const world = new ImportWorld(archive);
      let calls = 0;
      world.isOver = () => calls % 2 === 0;
      world.taker.onCall = world.store.onCall = () => {
        calls += 1;
        if (calls === killedAt) throw new Error('killed');
      };
      expect(await world.run()).toBe('succeeded');
      await expectWhole(world);
      expect(world.events).toHaveLength(1);
      if (calls < killedAt) break;
    }
  });

  it('waits for the archive, and ends where none comes', async () => {
    const world = new ImportWorld(new Uint8Array(), { sizeBytes: 10 });
    expect(await world.piece(false)).toBe('wait');
    expect(await world.run()).toBe('failed');
    expect((await world.found()).failure?.reason).toBe('The archive was not uploaded.');
  });

  it('leaves whoever is there as he is, his password with him', async () => {
    const world = new ImportWorld(archive);
    world.users.users.set('u-ada', {
      ...{ email: 'ada@acme.example', password: 'his own', isEnabled: true },
    });
    const ada = { userId: 'u-ada', email: 'ada@acme.example', role: 'admin' };
    world.members.add(newMember(ada, world.now()));
    expect(await world.run()).toBe('succeeded');
    expect(world.members.members.get('u-ada')).toMatchObject({ role: 'admin' });
    expect(world.users.users.get('u-ada')?.password).toBe('his own');
    expect(world.members.members.size).toBe(3);
  });
});

/** The archive with another manifest, or with other entries. */
function altered(
  change: (manifest: ArchiveManifest, entries: Record<string, Uint8Array>) => unknown,
): Uint8Array {
  const entries = unzipSync(archive);
  const text = Buffer.from(entries['manifest.json'] ?? []).toString('utf8');
  const manifest = archiveManifest.parse(JSON.parse(text));
  const changed = change(manifest, entries) ?? manifest;
  return zipSync({ ...entries, 'manifest.json': strToU8(JSON.stringify(changed)) }, { level: 0 });
}

const refusals: [string, () => Uint8Array, RegExp][] = [
  ['is no zip', () => randomBytes(5_000), /./],
  ['was cut off', () => archive.slice(0, -100), /./],
  ['lacks an entry', () => altered((_, all) => void delete all['audit/0001.jsonl']), /lacks audit/],
  ['has one more', () => altered((_, all) => void (all.extra = strToU8('x'))), /not name extra/],
  [
    'has another content',
    () => altered((_, all) => void (all['records/tasks/0001.jsonl'] = strToU8('{}\n'))),
    /records\/tasks\/0001.jsonl is not what the manifest says/,
  ],
  [
    'has no manifest',
    () => altered(() => ({ format: 'another' })),
    /manifest is none of an export/,
  ],
  [
    'has a file that leads elsewhere',
    () =>
      altered((manifest) => ({
        ...manifest,
        entries: manifest.entries.map((entry) =>
          entry.file ? { ...entry, file: { ...entry.file, name: '../x' } } : entry,
        ),
      })),
    /is none of an export’s entries/,
  ],
];

describe('an archive', () => {
  it.each(refusals)('that %s is refused before anything is written', async (_, make, reason) => {
    const world = new ImportWorld(make());
    expect(await world.run()).toBe('failed');
    expect((await world.found()).failure?.reason).toMatch(reason);
    expectUntouched(world);
  });

  it('is refused for whatever byte of its contents that was changed', async () => {
    let refused = 0;
    for (let at = 0; at < archive.length; at += 97) {
      const changed = archive.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      const world = new ImportWorld(changed);
      // Of a header, some bytes say nothing: then all is as it was.
      if ((await world.run()) === 'succeeded') await expectWhole(world);
      else {
        refused += 1;
        expectUntouched(world);
      }
    }
    expect(refused).toBeGreaterThan(archive.length / 97 / 2);
  }, 60_000);

  it('is refused by a tenant that has something, or whose plan has no room', async () => {
    const full = new ImportWorld(archive);
    full.taker.records.notes = {};
    expect(await full.run()).toBe('failed');
    expect((await full.found()).failure?.reason).toMatch(/not fresh/);
    const crowd = new ExportWorld({
      ...KEPT,
      platform: {
        members: Array.from({ length: 6 }, (_, at) => member(`m${at}@acme.example`, 'viewer')),
      },
    });
    await crowd.run();
    const small = new ImportWorld(crowd.archive);
    expect(await small.run()).toBe('failed');
    expect((await small.found()).failure?.reason).toBe(
      'The archive has 6 members; the plan grants 5.',
    );
    expectUntouched(small);
  });

  it('is refused where a member has a role that it lacks', async () => {
    const source = new ExportWorld({
      ...{ records: {}, files: [] },
      platform: { members: [member('bob@acme.example', newId('rol'))] },
    });
    await source.run();
    const world = new ImportWorld(source.archive);
    expect(await world.run()).toBe('failed');
    expect((await world.found()).failure?.reason).toMatch(/which the archive lacks/);
  });
});
