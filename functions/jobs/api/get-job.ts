import type { JobRepository } from '../../../core/jobs/job-repository.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toJobView } from '../job-view.ts';

export type GetJobPorts = { readonly jobs: Pick<JobRepository, 'find'> };

export const getJobOperation = ({ jobs }: GetJobPorts) =>
  operation('getJob', async ({ params }) => {
    const job = await jobs.find(params);
    return job ? answer(200, toJobView(job)) : refusal({ kind: 'JobNotFound' });
  });
