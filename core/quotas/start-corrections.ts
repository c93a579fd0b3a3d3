import { createHash } from 'node:crypto';
import type { JobRepository } from '../jobs/job-repository.ts';
import type { JobRuns } from '../jobs/job-runs.ts';
import { startJob } from '../jobs/start-job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { newCorrection, type Correction } from './correction-job.ts';

/** The tenants whose users are let in, page by page; may lag by a second. */
export interface ActiveTenants {
  active(): AsyncIterable<readonly TenantId[]>;
}

export type StartCorrectionsPorts = {
  readonly tenants: ActiveTenants;
  readonly jobs: Pick<JobRepository<Correction>, 'create' | 'answered'>;
  readonly runs: Pick<JobRuns, 'start'>;
  readonly now: () => Date;
  readonly onError: (of: { readonly tenantId: TenantId }, error: unknown) => void;
};

export type CorrectionsStarted = { readonly started: number; readonly error: number };

/** Each tenant has an hour of the day, so that not all are counted at once. */
export const hourOf = (tenantId: string): number =>
  createHash('sha256').update(tenantId).digest().readUInt32BE() % 24;

/**
 * Starts the correction of every tenant whose hour it is, one after the other: that spreads them over minutes.
 * Those that the deadline cuts off wait for the next day.
 */
export async function startCorrections(
  ports: StartCorrectionsPorts,
  deadline: Date,
): Promise<CorrectionsStarted> {
  const hour = ports.now().getUTCHours();
  const count = { started: 0, error: 0 };
  for await (const page of ports.tenants.active()) {
    for (const tenantId of page.filter((id) => hourOf(id) === hour)) {
      if (ports.now() >= deadline) return count;
      count[await startOne(ports, tenantId)] += 1;
    }
  }
  return count;
}

async function startOne(ports: StartCorrectionsPorts, tenantId: TenantId) {
  const onDelay = (_: Correction, cause: unknown) => ports.onError({ tenantId }, cause);
  const job = newCorrection(tenantId, ports.now());
  try {
    await startJob({ ...ports, onDelay }, undefined, () => ports.jobs.create({ job }));
    return 'started';
  } catch (error) {
    ports.onError({ tenantId }, error);
    return 'error';
  }
}
