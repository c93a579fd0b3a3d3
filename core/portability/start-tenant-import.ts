import { fail, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import { startJob, type StartJobPorts } from '../jobs/start-job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import { statesThatMay } from '../tenants/tenant.ts';
import type { ImportJobs } from './import-jobs.ts';
import { newTenantImport, type TenantImport } from './import-record.ts';
import type { TenantNotPortable } from './start-tenant-export.ts';

export type StartTenantImportPorts = Omit<StartJobPorts<TenantImport>, 'jobs'> & {
  readonly imports: Pick<ImportJobs, 'answered' | 'begin'>;
  readonly tenants: TenantFinder;
  readonly now: () => Date;
};

export type StartTenantImport = {
  readonly tenantId: TenantId;
  readonly sizeBytes: number;
  readonly claim?: IdempotencyClaim;
};
export type StartTenantImportError =
  IdempotencyKeyReused | TenantNotPortable | { readonly kind: 'TenantNotFound' | 'TenantBusy' };

/** Has an archive of that size, once it is uploaded, taken into a fresh tenant. */
export function startTenantImport(
  { imports, ...ports }: StartTenantImportPorts,
  operator: Operator,
  { claim, ...wanted }: StartTenantImport,
): Promise<Result<TenantImport, StartTenantImportError>> {
  return startJob<TenantImport, StartTenantImportError>(
    { ...ports, jobs: imports },
    claim,
    async () => {
      const tenant = await ports.tenants.find(wanted.tenantId);
      if (!tenant) return fail({ kind: 'TenantNotFound' });
      const { state } = tenant;
      if (!statesThatMay('import').includes(state)) {
        return fail({ kind: 'TenantNotPortable', state });
      }
      const { job, removal } = newTenantImport(operator, wanted, ports.now());
      const begun = await imports.begin({ job, claim }, removal);
      return begun.ok ? begun : fail({ kind: 'TenantBusy' });
    },
  );
}
