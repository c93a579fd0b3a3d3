import type { JobRepository } from '../../../core/jobs/job-repository.ts';
import { isId } from '../../../kit/id.ts';
import { json } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { isJobId } from '../task-event.ts';
import { toJobView } from './job-view.ts';

export type GetJobPorts = { readonly jobs: Pick<JobRepository, 'find'> };

/** GET /v1/tenants/{tenantId}/jobs/{jobId} */
export const getJobHandler =
  ({ jobs }: GetJobPorts) =>
  async ({ pathParameters }: ApiEvent) => {
    const { tenantId = '', jobId = '' } = pathParameters ?? {};
    const isKey = isId('tnt', tenantId) && isJobId(jobId);
    const job = isKey ? await jobs.find({ tenantId, jobId }) : null;
    return job ? json(200, toJobView(job)) : problem(jobNotFound);
  };

const jobNotFound = { status: 404, kind: 'not-found', title: 'Job not found' } as const;
