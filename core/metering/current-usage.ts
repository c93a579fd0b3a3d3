import type { TenantId } from '../tenancy/tenant-context.ts';
import { listUsage, type ListUsagePorts } from './list-usage.ts';
import type { Period } from './period.ts';
import { formatQuantity, parseQuantity, roundQuantity } from './quantity.ts';
import { firstPeriod, type UsagePeriod, type UsagePeriods } from './usage-period.ts';

/** What one definition of a meter counted in a period. */
export type PeriodUsage = {
  readonly meter: string;
  readonly version: string;
  readonly unit: string;
  readonly quantity: string;
  /** As it is billed: rounded once, by the meter's rule. */
  readonly rounded: string;
  readonly events: number;
};

type Ports = ListUsagePorts & { readonly now: () => Date };

/** All meters in the period that is open, as far as it is counted. */
export async function currentUsage(
  ports: Ports & { readonly periods: Pick<UsagePeriods, 'find'> },
  tenantId: TenantId,
): Promise<{ readonly period: UsagePeriod; readonly usage: readonly PeriodUsage[] }> {
  const open = await ports.periods.find(tenantId);
  const period = open ?? firstPeriod(ports.now(), await ports.timeZones.of(tenantId));
  return { period, usage: await usageIn(ports, tenantId, period) };
}

/** All meters in a period, whole windows of it: what it is billed by once it is closed. */
export async function usageIn(
  ports: ListUsagePorts,
  tenantId: TenantId,
  period: Period,
): Promise<readonly PeriodUsage[]> {
  const listed = Object.values(ports.meters).map(({ id }) =>
    usageOf(ports, tenantId, { period, id }),
  );
  return (await Promise.all(listed)).flat();
}

async function usageOf(
  ports: ListUsagePorts,
  tenantId: TenantId,
  { period, id }: { readonly period: Period; readonly id: string },
): Promise<readonly PeriodUsage[]> {
  const query = {
    meter: id,
    from: period.start,
    to: period.end,
    window: 'period',
    groupBy: [],
  } as const;
  const listed = await listUsage(ports, tenantId, query);
  if (!listed.ok) throw new Error(`The usage of ${id} cannot be added up: ${listed.error.kind}.`);
  const { meter, rows } = listed.value;
  return rows.map(({ version, quantity, events }) => ({
    ...{ meter: meter.id, version, unit: meter.unit, quantity, events },
    rounded: formatQuantity(roundQuantity(parseQuantity(quantity) ?? 0n, meter.rounding)),
  }));
}
