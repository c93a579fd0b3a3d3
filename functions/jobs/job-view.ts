import type { z } from 'zod';
import type { Job } from '../../core/jobs/job.ts';
import type { jobView } from './contract.ts';

/** Named one by one: how a job is driven stays inside. */
export const toJobView = (job: Job): z.input<typeof jobView> => ({
  id: job.id,
  tenantId: job.tenantId,
  type: job.type,
  state: job.state,
  phase: job.phase,
  startedBy: job.startedBy,
  startedAt: job.startedAt.toISOString(),
  updatedAt: job.updatedAt.toISOString(),
  finishedAt: job.finishedAt?.toISOString(),
  failure: job.failure,
  error: job.error,
  report: job.report,
});
