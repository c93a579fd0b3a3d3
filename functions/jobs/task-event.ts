import * as z from 'zod';
import { isJobId, type JobId } from '../../core/jobs/job.ts';
import { isId, type Id } from '../../kit/id.ts';
import { LOG } from '../log-events.ts';

/** What every task of the machine gets: which tenant, and which job of it. */
export const taskEvent = z.object({
  tenantId: z.custom<Id<'tnt'>>((id) => typeof id === 'string' && isId('tnt', id)),
  jobId: z.custom<JobId>((id) => typeof id === 'string' && isJobId(id)),
});

export const JOB_LOG = { done: LOG.jobAdvanced, threw: LOG.jobThrew };
