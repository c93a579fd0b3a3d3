import { readZip } from '../../kit/zip-reader.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import type { Plans } from '../plans/plan.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ArchiveManifest } from './archive.ts';
import type { ArchiveOf } from './archive-store.ts';
import type { ImportJobs } from './import-jobs.ts';
import type { TenantImport } from './import-record.ts';
import type { ImportStore } from './import-store.ts';
import type { TenantTaker } from './tenant-taker.ts';
import { readManifest, type Entries } from './verify-archive.ts';

export type ImportJobPorts = {
  readonly tenants: TenantFinder;
  readonly store: ImportStore;
  readonly taker: TenantTaker;
  readonly imports: Pick<ImportJobs, 'finish'>;
  readonly plans: Plans;
  readonly now: () => Date;
  readonly isOver: () => boolean;
};

/** A piece of an import: whose, and what it does it with. */
export type ImportRun = {
  readonly ports: ImportJobPorts;
  readonly leased: LeasedJob<TenantImport>;
  readonly tenant: Tenant;
  readonly of: ArchiveOf;
};

export type Archive = { readonly entries: Entries; readonly manifest: ArchiveManifest };

export async function openArchive({ ports, leased, of }: ImportRun): Promise<Archive> {
  const { archive } = leased.job;
  if (!archive) throw new Error('An archive is read that was not received.');
  const entries = await readZip(ports.store.open(of, archive));
  return { entries, manifest: await readManifest(entries) };
}
