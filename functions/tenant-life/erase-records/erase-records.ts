import { eraseRecordsJob, type EraseRecordsPorts } from '../../../core/erasure/erase-records.ts';
import { advanceJob, type AdvanceJobPorts } from '../../../core/jobs/advance-job.ts';
import { ERASURE } from '../../../core/tenant-life/life-job.ts';
import { taskFunction } from '../../edge/task-function.ts';
import { JOB_LOG, taskEvent } from '../../jobs/task-event.ts';

/** A run of the function works so long; what one page may take beyond is within its time limit. */
const WORK_MS = 60_000;

export type EraseRecordsHandlerPorts = Omit<EraseRecordsPorts, 'isOver'> &
  Pick<AdvanceJobPorts, 'jobs'>;

/** The machine's task: does the next piece of an erasure. */
export const eraseRecordsHandler = (ports: EraseRecordsHandlerPorts) =>
  taskFunction({ input: taskEvent, log: JOB_LOG, now: ports.now }, (task) => {
    const startedAt = ports.now().getTime();
    const isOver = () => ports.now().getTime() - startedAt > WORK_MS;
    const types = { [ERASURE]: eraseRecordsJob({ ...ports, isOver }) };
    return advanceJob({ ...ports, types }, task);
  });
