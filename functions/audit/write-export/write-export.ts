import { exportJob, type ExportPorts } from '../../../core/audit/export-job.ts';
import { AUDIT_EXPORT } from '../../../core/audit/export-record.ts';
import { jobTask, type JobTaskPorts } from '../../jobs/job-task.ts';
import { taskEvent } from '../../jobs/task-event.ts';

export type WriteExportPorts = Omit<ExportPorts, 'isOver'> & JobTaskPorts;

/** The machine's task: does the next piece of an export. */
export const writeExportHandler = (ports: WriteExportPorts) =>
  jobTask(taskEvent, ports, (isOver) => ({ [AUDIT_EXPORT]: exportJob({ ...ports, isOver }) }));
