import { changeResources, type ChangeResourcesPorts } from '../../../core/jobs/change-resources.ts';
import { taskFunction } from '../../edge/task-function.ts';
import { JOB_LOG, taskEvent } from '../task-event.ts';

/** The machine's task: makes or deletes a tenant's dedicated resources, by the phase of its job. */
export const changeDedicatedResourcesHandler = (ports: ChangeResourcesPorts) =>
  taskFunction({ input: taskEvent, log: JOB_LOG, now: ports.now }, async (task) => ({
    resources: await changeResources(ports, task),
  }));
