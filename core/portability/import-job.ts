import { CONTINUE, type JobOutcome } from '../jobs/job-outcome.ts';
import { phasesOf, type JobType } from '../jobs/job-type.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import { tenantImported } from '../tenants/tenant-life-events.ts';
import { ZipBrokenError } from '../../kit/zip-errors.ts';
import { ArchiveRefusedError } from './archive-error.ts';
import { placeOf, withEntry, type ArchiveReport } from './archive-record.ts';
import type { ArchiveManifest } from './archive.ts';
import { checkRoom } from './check-room.ts';
import { parseTenantImport, TENANT_IMPORT, type TenantImport } from './import-record.ts';
import { openArchive, type ImportJobPorts, type ImportRun } from './import-run.ts';
import { openPeople } from './open-people.ts';
import { verifyEntry } from './verify-archive.ts';
import { writeEntry } from './write-entry.ts';

type Leased = LeasedJob<TenantImport>;

const LOOK_AGAIN_SECONDS = 5;
/** The link lives a quarter of an hour, and lets in an upload that was begun until then. */
const UPLOAD_SECONDS = 3_600;

async function receive({ ports, leased, tenant, of }: ImportRun): Promise<JobOutcome> {
  const { startedAt, sizeBytes } = leased.job;
  const archive = await ports.store.received(of);
  if (!archive) {
    const waited = (ports.now().getTime() - startedAt.getTime()) / 1_000;
    if (waited > UPLOAD_SECONDS) throw new ArchiveRefusedError('The archive was not uploaded.');
    return { outcome: 'wait', seconds: LOOK_AGAIN_SECONDS };
  }
  if (archive.bytes !== sizeBytes)
    throw new ArchiveRefusedError('The archive is not of that size.');
  return leased.enter('verifying', { archive, at: placeOf(tenant) });
}

/** Nothing is written before each entry was read to its end, and is what the manifest says. */
async function verify(run: ImportRun): Promise<JobOutcome> {
  const { leased } = run;
  const archive = await openArchive(run);
  const { entries, manifest } = archive;
  if (!leased.job.cursor) {
    await checkRoom(run, archive);
    const { tenant, startedAt: exportedAt } = manifest;
    await leased.save({ source: { tenantId: tenant.id, slug: tenant.slug, exportedAt } });
  }
  const isDone = await eachEntry(run, manifest, async (entry) => {
    await verifyEntry(entries, entry);
    return undefined;
  });
  return isDone ? leased.enter('writing') : CONTINUE;
}

async function write(run: ImportRun): Promise<JobOutcome> {
  const { leased } = run;
  const { entries, manifest } = await openArchive(run);
  const isDone = await eachEntry(run, manifest, async (entry) => {
    await writeEntry(run, entries, entry);
    return withEntry(leased.job.report, entry);
  });
  return isDone ? leased.enter('opening') : CONTINUE;
}

async function complete({ ports, leased, tenant, of }: ImportRun): Promise<JobOutcome> {
  await ports.store.remove(of);
  const { actor, source, report, id: importId } = leased.job;
  await leased.write({ ...leased.ending('done', 'succeeded'), people: undefined }, (job) => {
    const told = { importId, from: source?.tenantId ?? '', bytes: report.bytes };
    const time = job.finishedAt ?? job.updatedAt;
    return ports.imports.finish(job, tenantImported(tenant, told, { time, actor }));
  });
  return { outcome: 'succeeded' };
}

/** From the cursor on; how far it came is recorded entry by entry. False where the run has worked long enough. */
async function eachEntry(
  { ports, leased }: ImportRun,
  { entries }: ArchiveManifest,
  work: (entry: ArchiveManifest['entries'][number]) => Promise<ArchiveReport | undefined>,
): Promise<boolean> {
  for (let next = leased.job.cursor?.next ?? 0; next < entries.length;) {
    const entry = entries[next];
    if (!entry) break;
    const report = await work(entry);
    next += 1;
    await leased.save({ cursor: { next }, ...(report && { report }) });
    if (ports.isOver()) return false;
  }
  return true;
}

const withTenant =
  (ports: ImportJobPorts, work: (run: ImportRun) => Promise<JobOutcome>) =>
  async (leased: Leased): Promise<JobOutcome> => {
    const tenant = await ports.tenants.find(leased.job.tenantId);
    if (tenant?.state !== 'active') return leased.fail('The tenant is not active.');
    const place = placeOf(tenant);
    if (place !== (leased.job.at ?? place)) return leased.fail('The tenant was moved meanwhile.');
    const of = { tenant: scopeForPlatform(tenant), jobId: leased.job.id };
    try {
      return await work({ ports, leased, tenant, of });
    } catch (error) {
      const isRefused = error instanceof ArchiveRefusedError || error instanceof ZipBrokenError;
      if (isRefused) return leased.fail(error.message);
      throw error;
    }
  };

/** The type of job that takes an archive into a fresh tenant. */
export const importJobs = (ports: ImportJobPorts) => {
  const type: JobType<TenantImport> = {
    parse: parseTenantImport,
    phases: [
      ...phasesOf<TenantImport>('fail', {
        receiving: withTenant(ports, receive),
        verifying: withTenant(ports, verify),
      }),
      ...phasesOf<TenantImport>('retry', {
        writing: withTenant(ports, write),
        opening: withTenant(ports, openPeople),
        // The machine is asked to call the function that may write what the platform keeps.
        enrolling: () => Promise.resolve({ outcome: 'write-platform-data' }),
        completing: withTenant(ports, complete),
      }),
    ],
  };
  return { [TENANT_IMPORT]: type };
};
