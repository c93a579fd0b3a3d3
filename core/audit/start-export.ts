import { fail, type Result } from '../../kit/result.ts';
import type { Principal } from '../access/principal.ts';
import { occasionOf, type DomainEvent } from '../events/domain-event.ts';
import type { JobChanged, JobStart } from '../jobs/job-repository.ts';
import type { JobKey } from '../jobs/job.ts';
import { startJob, type StartJobPorts } from '../jobs/start-job.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import { auditExported } from './export-events.ts';
import { newExport, type AuditExport, type NewExport } from './export-record.ts';

/** The exports of tenants’ audit logs. */
export interface AuditExportJobs {
  find(key: JobKey): Promise<AuditExport | null>;

  answered(claim: IdempotencyClaim): Promise<Result<AuditExport | null, IdempotencyKeyReused>>;

  /** Records an export, its claim and its event, all or nothing. */
  begin(
    start: JobStart<AuditExport>,
    event: DomainEvent<string, object>,
  ): Promise<Result<AuditExport, JobChanged>>;
}

export type StartExportPorts = Omit<StartJobPorts<AuditExport>, 'jobs'> & {
  readonly jobs: Pick<AuditExportJobs, 'answered' | 'begin'>;
  readonly now: () => Date;
};

export type StartExport = Omit<NewExport, 'startedBy'> & { readonly claim?: IdempotencyClaim };
/** `TenantBusy`: another request of the same key is under way. */
export type StartExportError = IdempotencyKeyReused | { readonly kind: 'TenantBusy' };

/** Has a tenant's audit log written into a file; asked twice under one claim, it is written once. */
export function startExport(
  ports: StartExportPorts,
  principal: Principal,
  { claim, ...wanted }: StartExport,
): Promise<Result<AuditExport, StartExportError>> {
  return startJob<AuditExport, StartExportError>(ports, claim, async () => {
    const job = newExport({ ...wanted, startedBy: principal.id }, ports.now());
    const event = auditExported(job, occasionOf(principal, job.startedAt));
    const begun = await ports.jobs.begin({ job, claim }, event);
    return begun.ok ? begun : fail({ kind: 'TenantBusy' });
  });
}
