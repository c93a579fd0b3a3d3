import type { ReachedCap } from '../../metering/reached-caps.ts';
import { divideRounded } from '../../money/rounding.ts';
import type { BilledTenant } from './export-usage.ts';
import { ONE_UNIT } from './plan-reports.ts';
import type { ExportHead } from './usage-exports.ts';

/** The hard caps of the tenant's plan that its usage of the present period has reached. */
export const reachedCapsOf = (
  { totals }: ExportHead,
  { currentPeriod, priceOf }: Pick<BilledTenant, 'currentPeriod' | 'priceOf'>,
): ReachedCap[] =>
  totals.flatMap(({ meter, periodFrom, exact }) => {
    const cap = priceOf(meter)?.cap;
    const isPresent = periodFrom.getTime() === currentPeriod.from.getTime();
    const isReached = cap?.isHard && isPresent && divideRounded(exact, ONE_UNIT) >= cap.units;
    return isReached ? [{ meter, until: currentPeriod.to }] : [];
  });
