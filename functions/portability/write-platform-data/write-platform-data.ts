import { advanceJob, type AdvanceJobPorts } from '../../../core/jobs/advance-job.ts';
import type { JobType } from '../../../core/jobs/job-type.ts';
import { enroll, type EnrollPorts } from '../../../core/portability/enroll.ts';
import {
  parseTenantImport,
  TENANT_IMPORT,
  type TenantImport,
} from '../../../core/portability/import-record.ts';
import { taskFunction } from '../../edge/task-function.ts';
import { JOB_LOG, taskEvent } from '../../jobs/task-event.ts';

/** A run of the function works so long; what one line may take beyond is within its time limit. */
const WORK_MS = 60_000;

export type WritePlatformDataPorts = Omit<EnrollPorts, 'isOver'> & Pick<AdvanceJobPorts, 'jobs'>;

/** The machine's task: takes roles, members and settings of an archive into a tenant. */
export const writePlatformDataHandler = (ports: WritePlatformDataPorts) =>
  taskFunction({ input: taskEvent, log: JOB_LOG, now: ports.now }, (task) => {
    const startedAt = ports.now().getTime();
    const isOver = () => ports.now().getTime() - startedAt > WORK_MS;
    const type: JobType<TenantImport> = {
      parse: parseTenantImport,
      phases: [
        {
          name: 'enrolling',
          onGiveUp: 'retry',
          run: (leased) => enroll({ ...ports, isOver }, leased),
        },
      ],
    };
    return advanceJob({ ...ports, types: { [TENANT_IMPORT]: type } }, task);
  });
