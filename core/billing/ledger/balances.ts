import { plus, zero, type Currency, type Money } from '../../money/money.ts';
import { ACCOUNTS, type Account, type LedgerEntry } from './ledger-entry.ts';

export type Balances = Readonly<Record<Account, Money>>;

/** What stands on each account after those entries, in whatever order they come; all of one currency. */
export function balancesOf(entries: Iterable<LedgerEntry>, currency: Currency): Balances {
  const balances = Object.fromEntries(
    ACCOUNTS.map((account) => [account, zero(currency)]),
  ) as Record<Account, Money>;
  for (const { postings } of entries) {
    for (const { account, amount } of postings) {
      balances[account] = plus(balances[account], amount);
    }
  }
  return balances;
}
