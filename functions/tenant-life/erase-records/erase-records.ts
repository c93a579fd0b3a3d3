import { eraseRecordsJob, type EraseRecordsPorts } from '../../../core/erasure/erase-records.ts';
import { ERASURE } from '../../../core/tenant-life/life-job.ts';
import { jobTask, type JobTaskPorts } from '../../jobs/job-task.ts';
import { taskEvent } from '../../jobs/task-event.ts';

export type EraseRecordsHandlerPorts = Omit<EraseRecordsPorts, 'isOver'> & JobTaskPorts;

/** The machine's task: does the next piece of an erasure. */
export const eraseRecordsHandler = (ports: EraseRecordsHandlerPorts) =>
  jobTask(taskEvent, ports, (isOver) => ({ [ERASURE]: eraseRecordsJob({ ...ports, isOver }) }));
