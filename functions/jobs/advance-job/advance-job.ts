import * as z from 'zod';
import type { JobTypes } from '../../../core/jobs/job-type.ts';
import { jobTask, type JobTaskPorts } from '../job-task.ts';
import { taskEvent } from '../task-event.ts';

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

export type AdvanceJobHandlerPorts = JobTaskPorts & {
  /** Every type of job. */
  readonly types: (isOver: () => boolean) => JobTypes;
};

/** The machine's task: does the next piece of a job. */
export const advanceJobHandler = ({ types, ...ports }: AdvanceJobHandlerPorts) =>
  jobTask(advanceEvent, ports, types);
