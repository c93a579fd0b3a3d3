import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { TenantNotFound } from '../tenants/tenant-registry.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { Meter } from './meter.ts';
import type { FileUsage, RecordUsage, Usage } from './usage.ts';

export type MeasureTenantPorts = {
  readonly tenants: TenantFinder;
  readonly records: Meter<RecordUsage>;
  readonly files: Meter<FileUsage>;
  readonly now: () => Date;
};

/** Enough for some 100 MB of records or 100,000 files, within the time a request may take. */
const MAX_READS = 100;

/** Counts a tenant's data for an operator, who learns its size and nothing of its content. */
export async function measureTenant(
  { tenants, records, files, now }: MeasureTenantPorts,
  _operator: Operator,
  tenantId: TenantId,
): Promise<Result<Usage, TenantNotFound>> {
  const tenant = await tenants.find(tenantId);
  if (!tenant) return fail({ kind: 'TenantNotFound' });

  const scope = scopeForPlatform(tenant);
  const [recordCount, fileCount] = await Promise.all([
    records.count(scope, MAX_READS),
    files.count(scope, MAX_READS),
  ]);
  return ok({
    records: recordCount.figures,
    files: fileCount.figures,
    measuredAt: now(),
    isComplete: recordCount.isComplete && fileCount.isComplete,
  });
}
