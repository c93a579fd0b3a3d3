import * as z from 'zod';
import { advanceJob, type AdvanceJobPorts } from '../../../core/jobs/advance-job.ts';
import type { JobTypes } from '../../../core/jobs/job-type.ts';
import { taskFunction } from '../../edge/task-function.ts';
import { JOB_LOG, taskEvent } from '../task-event.ts';

const advanceEvent = taskEvent.extend({
  resources: z
    .object({
      status: z.enum(['ready', 'pending', 'refused', 'gone']),
      reason: z.string().optional(),
    })
    .nullish()
    .transform((resources) => resources ?? undefined),
  giveUp: z.string().optional(),
});

/** A run of the function works so long; what one part may take beyond is within its time limit. */
const WORK_MS = 60_000;

export type AdvanceJobHandlerPorts = Omit<AdvanceJobPorts, 'types'> & {
  /** Every type of job, for one run of the function, which says when it is over. */
  readonly types: (isOver: () => boolean) => JobTypes;
};

/** The machine's task: does the next piece of a job. */
export const advanceJobHandler = ({ jobs, types, now }: AdvanceJobHandlerPorts) =>
  taskFunction({ input: advanceEvent, log: JOB_LOG, now }, (task) => {
    const startedAt = now().getTime();
    const isOver = () => now().getTime() - startedAt > WORK_MS;
    return advanceJob({ jobs, types: types(isOver), now }, task);
  });
