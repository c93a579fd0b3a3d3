import { randomBytes } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { archiveManifest } from '../../../core/portability/archive.ts';
import { exportRemovalJob } from '../../../core/portability/export-job.ts';
import { ARCHIVE_DAYS, newTenantExport } from '../../../core/portability/export-record.ts';
import { advanceJob } from '../../../core/jobs/advance-job.ts';
import { newId } from '../../../kit/id.ts';
import { ExportWorld, type Kept } from '../../support/portability/export-world.ts';
import { verifyArchive } from '../../support/portability/verify-archive.ts';
import { operatorPrincipal } from '../../support/tenancy/tenant-contexts.ts';

const TIME = '2026-11-20T12:00:00.000Z';
const records = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: newId('rec'), data: { at, text: 'ä\n"' }, version: at + 1 },
    ...{ createdAt: TIME, updatedAt: TIME },
  })).toSorted((one, other) => (one.id < other.id ? -1 : 1));
const files = (count: number, size: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: newId('fil'), name: `Plan ${at} für 2027.bin`, contentType: 'text/plain' },
    ...{ uploadedAt: new Date(TIME), bytes: randomBytes(size) },
  })).toSorted((one, other) => (one.id < other.id ? -1 : 1));
const SOME: Kept = {
  records: { notes: records(30), tasks: records(3), empty: [] },
  files: files(5, 3_000),
  notifications: ['INBOX#u1#1', 'SENT#1', 'sup_1'].map((key) => ({
    ...{ key, line: { kind: 'inbox', text: `ä\n${key}` } },
  })),
  platform: {
    settings: [{ kind: 'tenant' }],
    members: [{ userId: 'u1' }, { userId: 'u2' }, { userId: 'u3' }],
    audit: Array.from({ length: 9 }, (_, at) => ({ at })),
  },
};
const COUNTS = { settings: 1, members: 3, audit: 9, notifications: 3, records: 33, file: 5 };

const entriesOf = (world: ExportWorld) => {
  const unpacked = unzipSync(world.archive);
  const textOf = (path: string) => Buffer.from(unpacked[path] ?? []).toString('utf8');
  const manifest = archiveManifest.parse(JSON.parse(textOf('manifest.json')));
  return { unpacked, manifest, textOf };
};

const isIntact = (verified: Awaited<ReturnType<typeof verifyArchive>>) => {
  expect(verified).toMatchObject({ wrong: [], unlisted: [], doubled: 0 });
};

describe('an export of a tenant', () => {
  it('is one archive that Python finds intact, with each record, file and member once', async () => {
    const world = new ExportWorld(SOME);
    expect(await world.run()).toBe('succeeded');
    const verified = await verifyArchive(world.archive);
    isIntact(verified);
    expect(verified.counts).toEqual(COUNTS);
    const { unpacked, textOf, manifest } = entriesOf(world);
    const told = textOf('notifications/0001.jsonl').trimEnd().split('\n');
    expect(told.map((line) => JSON.parse(line) as unknown)).toEqual(
      SOME.notifications?.map(({ line }) => line),
    );
    const lines = textOf('records/notes/0001.jsonl').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(SOME.records.notes);
    for (const { id, name, bytes } of SOME.files) {
      expect(Buffer.from(unpacked[`files/${id}/${name}`] ?? []).equals(bytes)).toBe(true);
    }
    expect(manifest).toMatchObject({ exportId: world.job.id, tenant: { slug: 'acme' } });
    expect(manifest.entries.find(({ file }) => file?.id === SOME.files[0]?.id)?.file).toMatchObject(
      {
        ...{ name: SOME.files[0]?.name, contentType: 'text/plain', uploadedAt: TIME },
      },
    );
  });

  it('tells of itself once, with its end', async () => {
    const world = new ExportWorld(SOME);
    await world.run();
    const { state, report, expiresAt, handedOver } = await world.found();
    expect({ state, counts: report.counts, handedOver }).toEqual({
      ...{ state: 'succeeded', counts: COUNTS, handedOver: undefined },
    });
    expect(world.events).toMatchObject([
      { type: 'tenant.exported', actor: { kind: 'operator' }, data: { exportId: world.job.id } },
    ]);
    const days = (expiresAt.getTime() - world.job.startedAt.getTime()) / 86_400_000;
    expect(days).toBe(ARCHIVE_DAYS);
  });

  it('is the same where it takes many runs, each of which does little', async () => {
    const world = new ExportWorld(SOME);
    world.isOver = () => true;
    expect(await world.run()).toBe('succeeded');
    expect(world.outcomes.filter((outcome) => outcome === 'continue').length).toBeGreaterThan(15);
    const verified = await verifyArchive(world.archive);
    isIntact(verified);
    expect(verified.counts).toEqual(COUNTS);
  });

  it('is whole wherever a run is killed: before and after each call of the store', async () => {
    for (let killedAt = 1; ; killedAt += 1) {
      const world = new ExportWorld(SOME);
      let calls = 0;
      world.isOver = () => calls % 3 === 0;
      world.store.onCall = () => {
        calls += 1;
        if (calls === killedAt) throw new Error('killed');
      };
      expect(await world.run()).toBe('succeeded');
      const verified = await verifyArchive(world.archive);
      isIntact(verified);
      expect(verified.counts).toEqual(COUNTS);
      expect(world.events).toHaveLength(1);
      if (calls < killedAt) break;
    }
  });

  it('is put in parts that S3 takes, and holds a large file as it is', async () => {
    const world = new ExportWorld({ records: {}, files: files(3, 14 * 1024 ** 2) });
    expect(await world.run()).toBe('succeeded');
    isIntact(await verifyArchive(world.archive));
    expect((await world.found()).upload?.parts).toHaveLength(4);
  });

  it('begins anew where the tenant was moved meanwhile', async () => {
    const world = new ExportWorld(SOME);
    world.isOver = () => true;
    await expect(world.run(24)).rejects.toThrow('It does not end.');
    expect((await world.found()).phase).toBe('writing');
    world.tenant = { ...world.tenant, isolation: 'separate_schema' };
    world.tenants.put(world.tenant);
    world.store.parts.clear();
    world.store.beside.clear();
    expect(await world.run()).toBe('succeeded');
    const verified = await verifyArchive(world.archive);
    isIntact(verified);
    expect(verified.counts).toEqual(COUNTS);
  });

  it('asks for new links where the ones it has are about to end', async () => {
    const world = new ExportWorld(SOME);
    let links = 0;
    const { putLinks } = world.store;
    world.store.putLinks = (...asked) => {
      links += 1;
      world.store.linksEndAt = new Date(world.now().getTime() + (links > 2 ? 900_000 : 10_000));
      return putLinks.apply(world.store, asked);
    };
    expect(await world.run()).toBe('succeeded');
    expect(links).toBe(3);
    isIntact(await verifyArchive(world.archive));
  });

  it('asks for more links where the pages are more than there were', async () => {
    const platform = { audit: Array.from({ length: 28 }, (_, at) => ({ at })) };
    const world = new ExportWorld({ records: {}, files: [], platform });
    world.pageBytes = 1;
    const { putLinks } = world.store;
    let longest = 0;
    world.store.putLinks = async (...asked) => {
      longest = Math.max(longest, (await world.found()).handedOver?.links.length ?? 0);
      return putLinks.apply(world.store, asked);
    };
    expect(await world.run()).toBe('succeeded');
    const verified = await verifyArchive(world.archive);
    isIntact(verified);
    expect(verified.counts).toEqual({ audit: 28, notifications: 0 });
    expect(verified.entries).toBe(15);
    expect(longest).toBeLessThanOrEqual(12);
  });
});

describe('the removal of an archive', () => {
  it('is due when the archive has had its days, and leaves nothing of it', async () => {
    const world = new ExportWorld(SOME);
    await world.run();
    const { removal } = newTenantExport(operatorPrincipal, world.tenant.id, world.now());
    const job = { ...removal, exportId: world.job.id };
    world.jobs.jobs.set(job.id, job);
    expect(job.startedAt.getTime() - world.now().getTime()).toBe(ARCHIVE_DAYS * 86_400_000);
    const types = { [job.type]: exportRemovalJob(world.ports()) };
    const key = { tenantId: job.tenantId, jobId: job.id, deadline: world.now() };
    const done = await advanceJob({ jobs: world.jobs, types, now: world.now }, key);
    expect(done).toEqual({ outcome: 'succeeded' });
    expect(world.archive).toHaveLength(0);
    expect(world.store.beside.size).toBe(0);
  });
});
