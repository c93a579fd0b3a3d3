import type { JobOutcome } from '../jobs/job-outcome.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import type { LifeJob } from './life-job.ts';

export async function endLifeJob(leased: LeasedJob<LifeJob>): Promise<JobOutcome> {
  await leased.save(leased.ending('done', 'succeeded'));
  return { outcome: 'succeeded' };
}
