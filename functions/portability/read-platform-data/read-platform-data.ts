import { advanceJob, type AdvanceJobPorts } from '../../../core/jobs/advance-job.ts';
import { parseTenantExport, TENANT_EXPORT } from '../../../core/portability/export-record.ts';
import type { TenantExport } from '../../../core/portability/export-record.ts';
import { handOver, type HandOverPorts } from '../../../core/portability/hand-over.ts';
import type { JobType } from '../../../core/jobs/job-type.ts';
import { taskFunction } from '../../edge/task-function.ts';
import { JOB_LOG, taskEvent } from '../../jobs/task-event.ts';

/** A run of the function works so long; what one page may take beyond is within its time limit. */
const WORK_MS = 60_000;

/** Of the function's memory a small part. */
const PAGE_BYTES = 16 * 1024 ** 2;

export type ReadPlatformDataPorts = Omit<HandOverPorts, 'isOver' | 'pageBytes'> &
  Pick<AdvanceJobPorts, 'jobs'>;

/** The machine's task: reads what the platform keeps of a tenant, and hands it to the tenant's archive. */
export const readPlatformDataHandler = (ports: ReadPlatformDataPorts) =>
  taskFunction({ input: taskEvent, log: JOB_LOG, now: ports.now }, (task) => {
    const startedAt = ports.now().getTime();
    const isOver = () => ports.now().getTime() - startedAt > WORK_MS;
    const type: JobType<TenantExport> = {
      parse: parseTenantExport,
      phases: [
        {
          name: 'gathering',
          onGiveUp: 'fail',
          run: (leased) => handOver({ ...ports, pageBytes: PAGE_BYTES, isOver }, leased),
        },
      ],
    };
    return advanceJob({ ...ports, types: { [TENANT_EXPORT]: type } }, task);
  });
