import type { BillingProvider, CustomerRef } from '../billing-provider.ts';
import type { Period } from '../invoice.ts';
import { toldIn } from './told-in.ts';
import type { UsageExports } from './usage-exports.ts';

export type UsageDrift = {
  readonly meter: string;
  readonly period: Period;
  /** What the provider was told, and what it counts. */
  readonly reported: bigint;
  readonly counted: bigint;
};

type ReconcilePorts = {
  readonly exports: Pick<UsageExports, 'head' | 'open' | 'refused'>;
  readonly provider: Pick<BillingProvider, 'usageTotal'>;
};

/** Where the provider counts something else than it was told, in the present period and the one before. */
export async function reconcileUsage(
  { exports, provider }: ReconcilePorts,
  customer: CustomerRef,
  present: Period,
): Promise<UsageDrift[]> {
  const { tenantId } = customer;
  const head = await exports.head(tenantId);
  const meters = new Set(head.totals.map(({ meter }) => meter));
  const drifts: UsageDrift[] = [];
  for (const period of periodsWithUsage(head.totals, present)) {
    for (const meter of meters) {
      const reported = await toldIn(exports, head, { tenantId, meter, period });
      const counted = await provider.usageTotal(customer, meter, period);
      if (counted !== reported) drifts.push({ meter, period, reported, counted });
    }
  }
  return drifts;
}

/** A period ends where the next one begins that usage is known of. */
function periodsWithUsage(
  totals: readonly { readonly periodFrom: Date }[],
  present: Period,
): Period[] {
  const starts = totals.map(({ periodFrom }) => periodFrom.getTime());
  const former = starts.filter((start) => start < present.from.getTime());
  const last = former.length > 0 ? new Date(Math.max(...former)) : undefined;
  return [...(last ? [{ from: last, to: present.from }] : []), present];
}
