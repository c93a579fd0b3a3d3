import { balancesOf } from '../billing/ledger/balances.ts';
import type { Ledger } from '../billing/ledger/ledger.ts';
import type { LedgerEntry } from '../billing/ledger/ledger-entry.ts';
import { minus, negated, sum, type Money } from '../money/money.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { CURRENCY } from './recurring-revenue.ts';

/**
 * What the ledger says that a tenant was billed: without tax, less discounts, what was paid back, and what will not be paid
 * any more.
 */
export type Billed = {
  readonly ever: () => Money;
  readonly before: (time: Date) => Money;
  readonly between: (start: Date, end: Date) => Money;
};

const ENTRIES_AT_ONCE = 100;

export async function billedOf(
  ledger: Pick<Ledger, 'entriesOf'>,
  tenantId: TenantId,
): Promise<Billed> {
  const entries: LedgerEntry[] = [];
  let after: string | undefined;
  do {
    const page = await ledger.entriesOf(tenantId, { limit: ENTRIES_AT_ONCE, after });
    entries.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  const before = (end: Date) => netOf(entries.filter(({ time }) => time < end));
  return {
    ever: () => netOf(entries),
    before,
    between: (start, end) => minus(before(end), before(start)),
  };
}

function netOf(entries: readonly LedgerEntry[]): Money {
  const { revenue, discounts, refunds, disputes, losses } = balancesOf(entries, CURRENCY);
  // Revenue is a credit, and credits are negative.
  return negated(sum([revenue, discounts, refunds, disputes, losses], CURRENCY));
}
