import { describe } from 'vitest';
import type { BillingWorld } from '../support/billing/billing-world.ts';
import { describeLateUsage } from './billing/late-usage.ts';
import { describeBillingPeriods } from './billing/periods.ts';
import { describePlanChanges } from './billing/plan-changes.ts';
import { describeSubscribing } from './billing/subscribing.ts';
import { describeUsageOnInvoices } from './billing/usage.ts';

/** What every BillingProvider keeps to, to the cent; a world begins at the time that it is asked for. */
export function describeBillingProvider(
  name: string,
  worldAt: (time: Date) => Promise<BillingWorld>,
) {
  describe(name, () => {
    describeSubscribing(worldAt);
    describeBillingPeriods(worldAt);
    describePlanChanges(worldAt);
    describeUsageOnInvoices(worldAt);
    describeLateUsage(worldAt);
  });
}
