import { handedExportJob } from '../../../core/audit/export-job.ts';
import { AUDIT_EXPORT } from '../../../core/audit/export-record.ts';
import { eraseDataJob, type EraseDataPorts } from '../../../core/erasure/erase-data.ts';
import type { JobTypes } from '../../../core/jobs/job-type.ts';
import { moveJob } from '../../../core/moves/move-job.ts';
import type { MovePorts } from '../../../core/moves/move-ports.ts';
import { exportJobs, type ExportJobPorts } from '../../../core/portability/export-job.ts';
import { importJobs } from '../../../core/portability/import-job.ts';
import type { ImportJobPorts } from '../../../core/portability/import-run.ts';
import {
  CORRECTION,
  correctionJob,
  type CorrectionPorts,
} from '../../../core/quotas/correction-job.ts';
import { ERASURE } from '../../../core/tenant-life/life-job.ts';
import { lifeJobs, type FollowLifePorts } from '../../../core/tenant-life/follow-life.ts';

export type JobTypePorts = {
  readonly move: Omit<MovePorts, 'isOver'>;
  readonly correction: Omit<CorrectionPorts, 'isOver'>;
  readonly portability: Omit<ExportJobPorts & ImportJobPorts, 'isOver'>;
  readonly erasure: Omit<EraseDataPorts, 'isOver'>;
  readonly life: FollowLifePorts;
};

/**
 * Every type of job is registered here, in change-dedicated-resources where it asks for those, and in
 * the fault matrix with a world that it runs in (test/support/faults/job-worlds.ts).
 */
export const jobTypes =
  ({ move, correction, portability, erasure, life }: JobTypePorts) =>
  (isOver: () => boolean): JobTypes => ({
    move: moveJob({ ...move, isOver }),
    [AUDIT_EXPORT]: handedExportJob,
    [CORRECTION]: correctionJob({ ...correction, isOver }),
    ...exportJobs({ ...portability, isOver }),
    ...importJobs({ ...portability, isOver }),
    [ERASURE]: eraseDataJob({ ...erasure, isOver }),
    ...lifeJobs(life),
  });
