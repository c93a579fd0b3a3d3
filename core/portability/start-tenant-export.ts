import { fail, type Result } from '../../kit/result.ts';
import type { Principal } from '../access/principal.ts';
import { startJob, type StartJobPorts } from '../jobs/start-job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import { statesThatMay, type TenantState } from '../tenants/tenant.ts';
import type { ExportJobs } from './export-jobs.ts';
import { newTenantExport, type TenantExport } from './export-record.ts';

export type StartTenantExportPorts = Omit<StartJobPorts<TenantExport>, 'jobs'> & {
  readonly exports: Pick<ExportJobs, 'answered' | 'begin'>;
  readonly tenants: TenantFinder;
  readonly now: () => Date;
};

/** What has no data of its own, or is not ready to take any. */
export type TenantNotPortable = { readonly kind: 'TenantNotPortable'; readonly state: TenantState };

export type StartTenantExport = {
  readonly tenantId: TenantId;
  readonly claim?: IdempotencyClaim;
};
export type StartTenantExportError =
  IdempotencyKeyReused | TenantNotPortable | { readonly kind: 'TenantNotFound' | 'TenantBusy' };

/** Has all that a tenant has written into one archive; asked twice under one claim, it is written once. */
export function startTenantExport(
  { exports, ...ports }: StartTenantExportPorts,
  principal: Principal,
  { tenantId, claim }: StartTenantExport,
): Promise<Result<TenantExport, StartTenantExportError>> {
  return startJob<TenantExport, StartTenantExportError>(
    { ...ports, jobs: exports },
    claim,
    async () => {
      const tenant = await ports.tenants.find(tenantId);
      if (!tenant) return fail({ kind: 'TenantNotFound' });
      const { state, termination } = tenant;
      const isGivenUp = state === 'terminated' && !termination;
      if (!statesThatMay('export').includes(state) || isGivenUp) {
        return fail({ kind: 'TenantNotPortable', state });
      }
      const { job, removal } = newTenantExport(principal, tenantId, ports.now());
      const begun = await exports.begin({ job, claim }, removal);
      return begun.ok ? begun : fail({ kind: 'TenantBusy' });
    },
  );
}
