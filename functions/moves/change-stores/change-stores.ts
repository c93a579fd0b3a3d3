import type { Context } from 'aws-lambda';
import { changeStores, type ChangeStoresPorts } from '../../../core/moves/change-stores.ts';
import type { Told } from '../../../core/moves/phases/phase.ts';
import { loggedTask } from '../logged-task.ts';
import { taskEvent } from '../task-event.ts';

/** The machine's task: makes or deletes what a tenant has to itself, by the phase of its move. */
export const changeStoresHandler =
  (ports: ChangeStoresPorts) =>
  async (
    event: unknown,
    { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<{ readonly told: Told | null }> => {
    const task = taskEvent.parse(event);
    const deadline = new Date(ports.now().getTime() + getRemainingTimeInMillis());
    return { told: await loggedTask(task, () => changeStores(ports, { ...task, deadline })) };
  };
