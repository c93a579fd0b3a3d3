import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { advanceMove } from '../../../core/moves/advance-move.ts';
import type { AdvancePorts, MoveOutcome } from '../../../core/moves/phases/phase.ts';
import { loggedTask } from '../logged-task.ts';
import { taskEvent } from '../task-event.ts';

const advanceEvent = taskEvent.extend({
  told: z
    .object({
      stores: z.enum(['ready', 'pending', 'refused', 'gone']),
      reason: z.string().optional(),
    })
    .nullish()
    .transform((told) => told ?? undefined),
  giveUp: z.string().optional(),
});

/** A run of the function works so long; what one part may take beyond is within its time limit. */
const WORK_MS = 60_000;

/** The machine's task: does the next piece of a move. */
export const advanceMoveHandler =
  (ports: Omit<AdvancePorts, 'isOver'>) =>
  async (
    event: unknown,
    { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<MoveOutcome> => {
    const task = advanceEvent.parse(event);
    const startedAt = ports.now().getTime();
    const isOver = () => ports.now().getTime() - startedAt > WORK_MS;
    const deadline = new Date(startedAt + getRemainingTimeInMillis());
    return loggedTask(task, () => advanceMove({ ...ports, isOver }, { ...task, deadline }));
  };
