import { AUDIT_EXPORT } from '../../../core/audit/export-record.ts';
import type { JobTypes } from '../../../core/jobs/job-type.ts';
import { CORRECTION } from '../../../core/quotas/correction-job.ts';
import { EXPORT_REMOVAL, TENANT_EXPORT } from '../../../core/portability/export-record.ts';
import { TENANT_IMPORT } from '../../../core/portability/import-record.ts';
import {
  ERASURE,
  PLAN_CHANGE,
  RESTORATION,
  TERMINATION,
} from '../../../core/tenant-life/life-job.ts';
import { jobTypes, type JobTypePorts } from '../../../functions/jobs/advance-job/job-types.ts';
import { JobProcess, rowOfJob, type JobWorld } from './job-process.ts';
import type { Row } from './fault-matrix.ts';
import { auditExportWorld } from './worlds/audit-export.ts';
import { erasureWorld } from './worlds/erasure.ts';
import { lifeWorld } from './worlds/life.ts';
import { moveWorlds } from './worlds/move.ts';
import { correctionWorld } from './worlds/storage-correction.ts';

/** Opens a world with one job of the type that comes to the phase. */
type OpenWorld = (phase: string) => Promise<JobWorld>;

/** One entry a type of job: without one, the matrix has no row of its phases, and its test fails. */
export const JOB_WORLDS: Readonly<Record<string, readonly OpenWorld[]>> = {
  move: moveWorlds,
  [AUDIT_EXPORT]: [auditExportWorld],
  [CORRECTION]: [correctionWorld],
  [TERMINATION]: [lifeWorld(TERMINATION)],
  [RESTORATION]: [lifeWorld(RESTORATION)],
  [PLAN_CHANGE]: [lifeWorld(PLAN_CHANGE)],
  [ERASURE]: [erasureWorld],
};

/** As advance-job registers them; only their names and phases are looked at. */
const registered: JobTypes = jobTypes({} as JobTypePorts)(() => false);

/**
 * Types without a world so far. Their own tests (test/unit/portability) kill export and import at each call of the
 * archive's store; the removal of an archive is one call, which again is harmless.
 */
export const KILLED_BY_THEIR_OWN_TESTS: readonly string[] = [
  TENANT_EXPORT,
  EXPORT_REMOVAL,
  TENANT_IMPORT,
];

export const REGISTERED_JOBS = Object.keys(registered);

export const JOB_ROWS: readonly Row[] = Object.entries(registered)
  .filter(([type]) => !KILLED_BY_THEIR_OWN_TESTS.includes(type))
  .flatMap(([type, { phases }]) =>
    phases.map(({ name: phase }) => ({
      name: rowOfJob({ type, phase }),
      worlds: (JOB_WORLDS[type] ?? []).map((open) => async () => new JobProcess(await open(phase))),
    })),
  );
