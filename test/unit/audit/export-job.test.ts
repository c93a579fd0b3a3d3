import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { entryHash, type AuditEntryId, type StoredEntry } from '../../../core/audit/audit-entry.ts';
import { exportJob, handedExportJob } from '../../../core/audit/export-job.ts';
import { digestAfter, exportManifest, storedOfLine } from '../../../core/audit/export-manifest.ts';
import { AUDIT_EXPORT, newExport, type AuditExport } from '../../../core/audit/export-record.ts';
import type { AuditFilter, AuditRange } from '../../../core/audit/list-audit.ts';
import { advanceJob } from '../../../core/jobs/advance-job.ts';
import { timeOf } from '../../../kit/id.ts';
import { FakeAuditExports } from '../../fakes/fake-audit-exports.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import { AuditLog, TENANT } from '../../support/audit/audit-log.ts';

type World = {
  readonly entries: number;
  readonly filter?: AuditFilter;
  /** How many pages a run may read. */
  readonly pagesPerRun?: number;
  /** Called before each call of the store: throws where the function is killed. */
  readonly onCall?: () => void;
  readonly personal?: () => string;
};

async function arrange({ entries, filter = {}, pagesPerRun = 2, onCall, personal }: World) {
  const log = new AuditLog();
  const made = Array.from({ length: entries }, (_, at) => log.append(at % 8)).flat();
  const now = () => new Date(log.now.getTime() + 60_000);
  const exports = new FakeAuditExports(onCall);
  const pages = { left: pagesPerRun, held: 0 };
  const newest = ({ month, first, before, limit }: AuditRange) => {
    pages.left -= 1;
    const found = made
      .filter(({ id }) => monthOf(timeOf(id)) === monthOf(month) && id >= first && id < before)
      .toSorted((a, b) => (a.id > b.id ? -1 : 1));
    // Small pages stand for the large ones of a large log.
    const some = found.slice(0, Math.min(limit, 7));
    return Promise.resolve({ entries: some, isWhole: some.length === found.length });
  };
  const type = exportJob({
    reader: { newest, beginning: () => Promise.resolve(made[0] ? timeOf(made[0].id) : null) },
    chains: { last: ({ shard }) => Promise.resolve(log.links.get(shard)?.at(-1)) },
    cipher: { decrypt: () => Promise.resolve(personal?.() ?? PERSONAL) },
    ...{ exports, now, isOver: () => pages.left <= 0 },
  });
  const jobs = new FakeJobRepository<AuditExport>();
  const job = newExport({ tenantId: TENANT, filter, startedBy: 'ada' }, now());
  await jobs.create({ job });
  const key = { tenantId: job.tenantId, jobId: job.id };
  const clock = { now: now().getTime() };
  const ports = { jobs, types: { [AUDIT_EXPORT]: type }, now: () => new Date(clock.now) };
  /** As the machine does it: a piece that threw is done again, once its lease is over. */
  const run = async () => {
    for (let piece = 0; piece < 400; piece += 1) {
      pages.left = pagesPerRun;
      clock.now += 120_000;
      const deadline = new Date(clock.now + 60_000);
      const done = await advanceJob(ports, { ...key, deadline }).catch(() => null);
      if (done && done.outcome !== 'continue' && done.outcome !== 'wait') return done.outcome;
    }
    throw new Error('It does not end.');
  };
  return { log, made, exports, jobs, key, run };
}
const PERSONAL = '{"sourceIp":"192.0.2.1","masked":{"/a":"b"}}';
const monthOf = (time: Date) => time.toISOString().slice(0, 7);

/** The lines of an object, and what its last one says of them. */
function read(object: Uint8Array | undefined) {
  const lines = gunzipSync(object ?? Buffer.alloc(0))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const last = JSON.parse(lines.pop() ?? '') as { manifest: unknown };
  return { lines, manifest: exportManifest.parse(last.manifest) };
}

const idsOf = (entries: readonly StoredEntry[]) =>
  entries.map(({ id }) => id).toSorted((a, b) => (a > b ? -1 : 1));

describe('an export of the audit log', () => {
  it('is one object with each entry once, the newest first, over as many runs as it takes', async () => {
    const { made, exports, jobs, key, run } = await arrange({ entries: 60 });
    expect(await run()).toBe('succeeded');
    const { lines, manifest } = read(exports.objects.get(key.jobId));
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(idsOf(made));
    expect(manifest).toMatchObject({ tenantId: TENANT, entries: 60 });
    expect(await jobs.find(key)).toMatchObject({ state: 'succeeded', report: { entries: 60 } });
    expect(exports.objects.size).toBe(1);
  });

  it('shows each entry as the list does, and has what its hash in the chain is made of', async () => {
    const { made, exports, key, run } = await arrange({ entries: 9 });
    await run();
    const { lines } = read(exports.objects.get(key.jobId));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ...{ action: 'role.changed', sourceIp: '192.0.2.1', masked: { '/a': 'b' }, isErased: false },
    });
    const hashes = new Set(made.map(entryHash));
    for (const line of lines) {
      const stored = storedOfLine(line);
      expect(stored && hashes.has(entryHash(stored))).toBe(true);
    }
  });

  it('tells the digest of its lines and where the chains ended', async () => {
    const { log, exports, key, run } = await arrange({ entries: 20 });
    await run();
    const { lines, manifest } = read(exports.objects.get(key.jobId));
    expect(manifest.sha256).toBe(lines.reduce(digestAfter, ''));
    expect(manifest.heads.map(([shard, position]) => [shard, position])).toEqual(
      Array.from({ length: 8 }, (_, shard) => [shard, log.links.get(shard)?.length]),
    );
  });

  it('has what the filter lets through, and nothing that was written since it began', async () => {
    const { made, exports, key, run } = await arrange({
      entries: 30,
      filter: { target: 'rol_7', to: new Date('2099-01-01T00:00:00Z') },
    });
    await run();
    const { lines, manifest } = read(exports.objects.get(key.jobId));
    expect(lines).toHaveLength(1);
    expect(Date.parse(manifest.filter.to)).toBeLessThan(Date.parse('2027-01-01T00:00:00Z'));
    expect(made).toHaveLength(30);
  });

  it('is put in parts of some megabytes, so that no run holds more', async () => {
    // It cannot be compressed: what is read for one page is more than a part.
    const personal = () =>
      JSON.stringify({ masked: { '/a': randomBytes(120_000).toString('base64') } });
    const { exports, jobs, key, run } = await arrange({ entries: 170, personal, pagesPerRun: 40 });
    await run();
    expect((await jobs.find(key))?.upload?.parts).toHaveLength(3);
    const { lines, manifest } = read(exports.objects.get(key.jobId));
    expect(manifest).toMatchObject({ entries: 170, sha256: lines.reduce(digestAfter, '') });
  });

  it('is handed to the function that may read the log, and has failed once the machine gives up', async () => {
    const jobs = new FakeJobRepository<AuditExport>();
    const now = () => new Date();
    const job = newExport({ tenantId: TENANT, filter: {}, startedBy: 'ada' }, now());
    await jobs.create({ job });
    const ports = { jobs, types: { [AUDIT_EXPORT]: handedExportJob }, now };
    const task = { tenantId: job.tenantId, jobId: job.id, deadline: now() };
    expect(await advanceJob(ports, task)).toEqual({ outcome: 'write-export' });
    const giveUp = 'The export kept failing.';
    expect(await advanceJob(ports, { ...task, giveUp })).toEqual({ outcome: 'failed' });
    expect(await jobs.find(task)).toMatchObject({ state: 'failed', failure: { reason: giveUp } });
  });

  it('of an empty log is a manifest alone', async () => {
    const { exports, key, run } = await arrange({ entries: 0 });
    expect(await run()).toBe('succeeded');
    expect(read(exports.objects.get(key.jobId))).toMatchObject({
      lines: [],
      manifest: { heads: [] },
    });
  });

  it('is the same one, whichever call its function is killed at', async () => {
    const calls = { count: 0, killAt: 0 };
    const onCall = () => {
      calls.count += 1;
      if (calls.count === calls.killAt) throw new Error('Killed.');
    };
    const whole = await arrange({ entries: 40, onCall });
    await whole.run();
    const most = calls.count;
    expect(most).toBeGreaterThan(5);
    for (calls.killAt = 1; calls.killAt <= most; calls.killAt += 1) {
      calls.count = 0;
      const { made, exports, key, run } = await arrange({ entries: 40, onCall });
      expect(await run()).toBe('succeeded');
      const { lines, manifest } = read(exports.objects.get(key.jobId));
      const ids = lines.map((line) => (JSON.parse(line) as { id: AuditEntryId }).id);
      expect(ids).toEqual(idsOf(made));
      expect(manifest.sha256).toBe(lines.reduce(digestAfter, ''));
    }
  });
});
