import { exportJob, type ExportPorts } from '../../../core/audit/export-job.ts';
import { AUDIT_EXPORT } from '../../../core/audit/export-record.ts';
import { advanceJob, type AdvanceJobPorts } from '../../../core/jobs/advance-job.ts';
import { taskFunction } from '../../edge/task-function.ts';
import { JOB_LOG, taskEvent } from '../../jobs/task-event.ts';

/** A run of the function works so long; what one page may take beyond is within its time limit. */
const WORK_MS = 60_000;

export type WriteExportPorts = Omit<ExportPorts, 'isOver'> & Pick<AdvanceJobPorts, 'jobs'>;

/** The machine's task: does the next piece of an export. */
export const writeExportHandler = (ports: WriteExportPorts) =>
  taskFunction({ input: taskEvent, log: JOB_LOG, now: ports.now }, (task) => {
    const startedAt = ports.now().getTime();
    const isOver = () => ports.now().getTime() - startedAt > WORK_MS;
    return advanceJob(
      { ...ports, types: { [AUDIT_EXPORT]: exportJob({ ...ports, isOver }) } },
      task,
    );
  });
