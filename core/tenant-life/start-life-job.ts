import { fail, ok, type Result } from '../../kit/result.ts';
import type { JobChanged, JobRepository, JobStart } from '../jobs/job-repository.ts';
import { startJob, type StartJobPorts } from '../jobs/start-job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import {
  changeLife,
  type LifeChange,
  type LifeError,
  type LifePorts,
} from '../tenants/tenant-life.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { LifeJob } from './life-job.ts';

/** A step in a tenant's life, and the job that follows it. */
export type LifeStep = LifeChange & { readonly job: LifeJob };

export interface LifeJobs extends Pick<JobRepository<LifeJob>, 'answered'> {
  /** Records the job and its claim with the step, all or nothing. */
  begin(start: JobStart<LifeJob>, change: LifeChange): Promise<Result<LifeJob, JobChanged>>;
}

export type StartLifeJobPorts = Omit<StartJobPorts<LifeJob>, 'jobs'> &
  LifePorts & { readonly jobs: LifeJobs };

export type LifeRequest = { readonly tenantId: TenantId; readonly claim?: IdempotencyClaim };

/**
 * Takes a step in a tenant's life, and starts the job that follows it. Of requests that race one takes it;
 * one that is repeated under its claim answers the job that it started.
 */
export function startLifeJob<E>(
  ports: StartLifeJobPorts,
  { tenantId, claim }: LifeRequest,
  next: (tenant: Tenant) => Promise<Result<LifeStep, E>> | Result<LifeStep, E>,
): Promise<
  Result<LifeJob, E | Exclude<LifeError, { kind: 'TransitionNotPossible' }> | IdempotencyKeyReused>
> {
  type Refused = E | Exclude<LifeError, { kind: 'TransitionNotPossible' }>;
  return startJob<LifeJob, Refused>(ports, claim, async () => {
    let job: LifeJob | undefined;
    const changed = await changeLife<LifeStep, E>(
      {
        find: (id) => ports.life.find(id),
        change: async (step) => {
          const begun = await ports.jobs.begin({ job: step.job, claim }, step);
          if (begun.ok) job = begun.value;
          return begun.ok;
        },
      },
      tenantId,
      next,
    );
    if (!changed.ok) return changed;
    return job ? ok(job) : fail({ kind: 'RegistryBusy' });
  });
}
