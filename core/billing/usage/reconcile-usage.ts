import type { BillingProvider, CustomerRef } from '../billing-provider.ts';
import type { Period } from '../invoice.ts';
import type { UsageExports } from './usage-exports.ts';

export type UsageDrift = {
  readonly meter: string;
  /** What was to be reported, and what the provider counts. */
  readonly reported: bigint;
  readonly counted: bigint;
};

type ReconcilePorts = {
  readonly exports: Pick<UsageExports, 'head' | 'open'>;
  readonly provider: Pick<BillingProvider, 'usageTotal'>;
};

/** Where the provider counts something else in the present period than was reported; nothing where all agrees. */
export async function reconcileUsage(
  { exports, provider }: ReconcilePorts,
  customer: CustomerRef,
  period: Period,
): Promise<UsageDrift[]> {
  const [{ totals }, open] = await Promise.all([
    exports.head(customer.tenantId),
    exports.open(customer.tenantId),
  ]);
  const drifts: UsageDrift[] = [];
  for (const { meter, periodFrom, reported: planned } of totals) {
    if (periodFrom.getTime() !== period.from.getTime()) continue;
    const waiting = open
      .filter((one) => one.meter === meter && one.periodFrom.getTime() === periodFrom.getTime())
      .reduce((sum, { units }) => sum + units, 0n);
    const counted = await provider.usageTotal(customer, meter, period);
    const reported = planned - waiting;
    if (counted !== reported) drifts.push({ meter, reported, counted });
  }
  return drifts;
}
