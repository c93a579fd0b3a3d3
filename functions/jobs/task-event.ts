import * as z from 'zod';
import type { JobId } from '../../core/jobs/job.ts';
import { isId, type Id } from '../../kit/id.ts';

/** What every task of the machine gets: which tenant, and which job of it. */
export const taskEvent = z.object({
  tenantId: z.custom<Id<'tnt'>>((id) => typeof id === 'string' && isId('tnt', id)),
  jobId: z.custom<JobId>((id) => typeof id === 'string' && isJobId(id)),
});

export const isJobId = (id: string): id is JobId => isId('job', id) || isId('mov', id);
