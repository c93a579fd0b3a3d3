import { changeResources, type ChangeResourcesPorts } from '../../../core/jobs/change-resources.ts';
import type { ResourcesStatus } from '../../../core/jobs/job-outcome.ts';
import { loggedTask, type TaskContext } from '../logged-task.ts';
import { taskEvent } from '../task-event.ts';

/** The machine's task: makes or deletes a tenant's dedicated resources, by the phase of its job. */
export const changeDedicatedResourcesHandler =
  (ports: ChangeResourcesPorts) =>
  async (
    event: unknown,
    { getRemainingTimeInMillis }: TaskContext,
  ): Promise<{ readonly resources: ResourcesStatus | null }> => {
    const task = taskEvent.parse(event);
    const deadline = new Date(ports.now().getTime() + getRemainingTimeInMillis());
    return {
      resources: await loggedTask(task, () => changeResources(ports, { ...task, deadline })),
    };
  };
