import { enrollJob, type EnrollPorts } from '../../../core/portability/enroll.ts';
import { TENANT_IMPORT } from '../../../core/portability/import-record.ts';
import { jobTask, type JobTaskPorts } from '../../jobs/job-task.ts';
import { taskEvent } from '../../jobs/task-event.ts';

export type WritePlatformDataPorts = Omit<EnrollPorts, 'isOver'> & JobTaskPorts;

/** The machine's task: takes roles, members and settings of an archive into a tenant. */
export const writePlatformDataHandler = (ports: WritePlatformDataPorts) =>
  jobTask(taskEvent, ports, (isOver) => ({ [TENANT_IMPORT]: enrollJob({ ...ports, isOver }) }));
