import type { Result } from '../../kit/result.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { JobRepository } from './job-repository.ts';
import type { JobRuns } from './job-runs.ts';
import type { Job } from './job.ts';

export type StartJobPorts<J extends Job> = {
  readonly jobs: Pick<JobRepository<J>, 'answered'>;
  readonly runs: Pick<JobRuns, 'start'>;
  /** Called when the machine was not started: the sweeper will start it. */
  readonly onDelay: (job: J, cause: unknown) => void;
};

/**
 * Records a job by `create`, and starts its machine. A repetition of a request that started one
 * answers that one, also when both run at once.
 */
export async function startJob<J extends Job, E>(
  { jobs, runs, onDelay }: StartJobPorts<J>,
  claim: IdempotencyClaim | undefined,
  create: () => Promise<Result<J, E>>,
): Promise<Result<J, E | IdempotencyKeyReused>> {
  const earlier = claim && (await startedBy(jobs, claim));
  if (earlier) return earlier;
  const created = await create();
  if (!created.ok) return (claim && (await startedBy(jobs, claim))) ?? created;

  await runs.start(created.value).catch((error: unknown) => onDelay(created.value, error));
  return created;
}

async function startedBy<J extends Job>(
  jobs: StartJobPorts<J>['jobs'],
  claim: IdempotencyClaim,
): Promise<Result<J, IdempotencyKeyReused> | undefined> {
  const answered = await jobs.answered(claim);
  if (!answered.ok) return answered;
  return answered.value ? { ok: true, value: answered.value } : undefined;
}
