import { listUsage } from '../metering/list-usage.ts';
import type { Meters } from '../metering/meter.ts';
import type { Period } from '../metering/period.ts';
import { parseQuantity } from '../metering/quantity.ts';
import type { UsageReader } from '../metering/usage-store.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { costOfTime, costOfUsage, type Cost, type Used } from './cost.ts';
import type { CostTable } from './cost-table.ts';

export type CostInPorts = {
  readonly meters: Meters;
  readonly reader: UsageReader;
  readonly costs: CostTable;
};

/** Without a strategy it has nothing to itself. */
type Costing = { readonly tenantId: TenantId; readonly strategy?: IsolationStrategy };

/** What a tenant costs at AWS in whole hours, by what was metered of it. */
export async function costIn(
  { meters, reader, costs }: CostInPorts,
  { tenantId, strategy }: Costing,
  { start, end }: Period,
): Promise<Cost> {
  // Hours are of UTC, whatever the tenant's time zone.
  const ports = { meters, reader, timeZones: { of: () => Promise.resolve('UTC') } };
  const listed = Object.keys(costs.perUnit).map(async (meter): Promise<Used[]> => {
    const query = { meter, from: start, to: end, window: 'period', groupBy: [] } as const;
    const usage = await listUsage(ports, tenantId, query);
    if (!usage.ok)
      throw new Error(`The usage of ${meter} cannot be added up: ${usage.error.kind}.`);
    return usage.value.rows.map(({ quantity }) => ({
      meter,
      quantity: parseQuantity(quantity) ?? 0n,
    }));
  });
  const used = (await Promise.all(listed)).flat();
  const milliseconds = end.getTime() - start.getTime();
  return costOfUsage(costs, used) + costOfTime(costs, strategy ?? '', milliseconds);
}
