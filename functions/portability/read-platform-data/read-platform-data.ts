import { TENANT_EXPORT } from '../../../core/portability/export-record.ts';
import { handOverJob, type HandOverPorts } from '../../../core/portability/hand-over.ts';
import { jobTask, type JobTaskPorts } from '../../jobs/job-task.ts';
import { taskEvent } from '../../jobs/task-event.ts';

/** Of the function's memory a small part. */
const PAGE_BYTES = 16 * 1024 ** 2;

export type ReadPlatformDataPorts = Omit<HandOverPorts, 'isOver' | 'pageBytes'> & JobTaskPorts;

/** The machine's task: reads what the platform keeps of a tenant, and hands it to the tenant's archive. */
export const readPlatformDataHandler = (ports: ReadPlatformDataPorts) =>
  jobTask(taskEvent, ports, (isOver) => ({
    [TENANT_EXPORT]: handOverJob({ ...ports, pageBytes: PAGE_BYTES, isOver }),
  }));
