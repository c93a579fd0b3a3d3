import type * as z from 'zod';
import {
  advanceJob,
  type AdvanceJobPorts,
  type AdvanceJobTask,
} from '../../core/jobs/advance-job.ts';
import type { JobTypes } from '../../core/jobs/job-type.ts';
import { taskFunction } from '../edge/task-function.ts';
import { JOB_LOG } from './task-event.ts';

export type JobTaskPorts = Omit<AdvanceJobPorts, 'types'>;

/** A run of the function works so long; what one piece may take beyond is within its time limit. */
const WORK_MS = 60_000;

/**
 * A machine's task that does the next piece of a job: of those types which the function has the rights for.
 * They are made for one run, and told when it is over.
 */
export const jobTask = (
  input: z.ZodType<Omit<AdvanceJobTask, 'deadline'>>,
  { jobs, now }: JobTaskPorts,
  types: (isOver: () => boolean) => JobTypes,
) =>
  taskFunction({ input, log: JOB_LOG, now }, (task) => {
    const startedAt = now().getTime();
    const isOver = () => now().getTime() - startedAt > WORK_MS;
    return advanceJob({ jobs, types: types(isOver), now }, task);
  });
