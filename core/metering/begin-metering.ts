import type { TenantId } from '../tenancy/tenant-context.ts';
import { dayOf, type Reconciliations } from './reconcile-usage.ts';
import type { TimeZones } from './time-zones.ts';
import { firstPeriod, openedFor, type UsagePeriods } from './usage-period.ts';

export type BeginMeteringPorts = {
  readonly periods: UsagePeriods;
  readonly reconciliations: Reconciliations;
  readonly timeZones: TimeZones;
  readonly graceHours: number;
};

/** When the tenant's open period began; the first one begins with the month of its first usage. */
export async function openSince(
  { periods, reconciliations, timeZones, graceHours }: BeginMeteringPorts,
  tenantId: TenantId,
  time: Date,
): Promise<Date> {
  const open = await periods.find(tenantId);
  if (open) return open.start;
  const first = firstPeriod(time, await timeZones.of(tenantId));
  await reconciliations.begin({ tenantId, day: dayOf(time) });
  await periods.begin(openedFor(tenantId, first, graceHours));
  return first.start;
}
