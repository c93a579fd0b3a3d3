import type { JobOutcome } from '../jobs/job-outcome.ts';
import { phasesOf, type JobType } from '../jobs/job-type.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { tenantExported } from '../tenants/tenant-life-events.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { NOTHING_DONE, placeOf } from './archive-record.ts';
import { PLATFORM_PARTS } from './archive.ts';
import { handedOverName, type ArchiveOf, type ArchiveStore } from './archive-store.ts';
import { ArchiveTooLargeError } from './archive-writer.ts';
import type { ExportJobs } from './export-jobs.ts';
import {
  EXPORT_REMOVAL,
  parseExportRemoval,
  parseTenantExport,
  TENANT_EXPORT,
  type ExportRemoval,
  type TenantExport,
} from './export-record.ts';
import type { TenantContents } from './tenant-contents.ts';
import { writeContents } from './write-contents.ts';

export type ExportJobPorts = {
  readonly tenants: TenantFinder;
  readonly store: ArchiveStore;
  readonly contents: TenantContents;
  readonly exports: Pick<ExportJobs, 'finish'>;
  readonly now: () => Date;
  readonly isOver: () => boolean;
};

type Leased = LeasedJob<TenantExport>;
type Found = { readonly tenant: Tenant; readonly of: ArchiveOf };
type Work = (ports: ExportJobPorts, leased: Leased, found: Found) => Promise<JobOutcome>;

/** As many pages as a run puts by one set of links. */
const LINKS = 12;

/** Begins the archive where it was not begun, and signs links for the pages that come next. */
const open: Work = async ({ store }, leased, { tenant, of }) => {
  const { upload, handedOver } = leased.job;
  const first = handedOver?.pages.length ?? 0;
  const names = Array.from({ length: LINKS }, (_, at) => handedOverName(first + at));
  const { links, expiresAt } = await store.putLinks(of, names);
  const begun = upload ?? { uploadId: await store.begin(of), parts: [], offset: 0, pages: 0 };
  const earlier = handedOver ?? { pages: [], next: { part: PLATFORM_PARTS[0] } };
  return leased.enter('gathering', {
    at: placeOf(tenant),
    upload: begun,
    handedOver: {
      ...earlier,
      links: links.map(({ url, headers }) => ({ url, headers })),
      linksFrom: first,
      linksEndAt: expiresAt,
    },
  });
};

const complete: Work = async ({ store, exports }, leased, { tenant, of }) => {
  const { upload, actor, report, expiresAt, id } = leased.job;
  if (!upload) throw new Error('An export is completed that was not begun.');
  await store.complete({ ...of, uploadId: upload.uploadId }, upload.parts);
  const ending = leased.ending('done', 'succeeded');
  await leased.write({ ...ending, handedOver: undefined }, (job) => {
    const time = job.finishedAt ?? job.updatedAt;
    const told = { exportId: id, bytes: report.bytes, expiresAt };
    return exports.finish(job, tenantExported(tenant, told, { time, actor }));
  });
  return { outcome: 'succeeded' };
};

/** What was begun at another place than the tenant is at now is left there, and begun anew. */
const withTenant =
  (ports: ExportJobPorts, work: Work) =>
  async (leased: Leased): Promise<JobOutcome> => {
    const tenant = await ports.tenants.find(leased.job.tenantId);
    if (!tenant) return leased.fail('The tenant is gone.');
    const { at } = leased.job;
    if (at !== undefined && at !== placeOf(tenant)) {
      const anew = { at: undefined, upload: undefined, handedOver: undefined };
      return leased.enter('opening', { ...anew, report: NOTHING_DONE });
    }
    const of = { tenant: scopeForPlatform(tenant), jobId: leased.job.id };
    try {
      return await work(ports, leased, { tenant, of });
    } catch (error) {
      if (error instanceof ArchiveTooLargeError) return leased.fail(error.message);
      throw error;
    }
  };

/** The type of job that writes all that a tenant has into one archive, by the tenant's session. */
export const tenantExportJob = (ports: ExportJobPorts): JobType<TenantExport> => ({
  parse: parseTenantExport,
  phases: phasesOf('fail', {
    opening: withTenant(ports, open),
    // The machine is asked to call the function that may read what the platform keeps.
    gathering: () => Promise.resolve({ outcome: 'read-platform-data' }),
    writing: withTenant(ports, writeContents),
    completing: withTenant(ports, complete),
  }),
});

export type RemovalPorts = Pick<ExportJobPorts, 'tenants' | 'store'>;

/** Removes an archive that has had its days. */
export const exportRemovalJob = ({ tenants, store }: RemovalPorts): JobType<ExportRemoval> => ({
  parse: parseExportRemoval,
  phases: phasesOf('retry', {
    removing: async (leased) => {
      const { tenantId, exportId } = leased.job;
      const tenant = await tenants.find(tenantId);
      if (tenant) await store.remove({ tenant: scopeForPlatform(tenant), jobId: exportId });
      await leased.save(leased.ending('done', 'succeeded'));
      return { outcome: 'succeeded' };
    },
  }),
});

/** Both types, by their names. */
export const exportJobs = (ports: ExportJobPorts) => ({
  [TENANT_EXPORT]: tenantExportJob(ports),
  [EXPORT_REMOVAL]: exportRemovalJob(ports),
});
