import type { BillingAccounts } from '../billing/billing-accounts.ts';
import type { Ledger } from '../billing/ledger/ledger.ts';
import type { PriceList } from '../billing/plan-terms.ts';
import type { Period } from '../metering/period.ts';
import { minus } from '../money/money.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { billedOf } from './billed-of.ts';
import { costIn, type CostInPorts } from './cost-in.ts';
import { recurringOf } from './recurring-revenue.ts';
import type { TenantDay } from './revenue-day.ts';

export type TenantDayPorts = CostInPorts & {
  readonly tenants: TenantFinder;
  readonly accounts: Pick<BillingAccounts, 'find'>;
  readonly ledger: Pick<Ledger, 'entriesOf'>;
  readonly prices: PriceList;
};

/** A tenant at the end of the span, from what it was before it. */
export type TenantDayOf = (
  tenantId: TenantId,
  given: { readonly span: Period; readonly before: TenantDay | undefined },
) => Promise<TenantDay>;

export const tenantDayOf =
  (ports: TenantDayPorts): TenantDayOf =>
  async (tenantId, { span, before }) => {
    const [tenant, account, billed] = await Promise.all([
      ports.tenants.find(tenantId),
      ports.accounts.find(tenantId),
      billedOf(ports.ledger, tenantId),
    ]);
    const billedTotal = billed.ever();
    const cost = await costIn(ports, { tenantId, strategy: tenant?.isolation }, span);
    return {
      tenantId,
      mrr: recurringOf(account?.subscription, ports.prices, span.end),
      billed: minus(billedTotal, before?.billedTotal ?? billed.before(span.start)),
      billedTotal,
      cost,
    };
  };
