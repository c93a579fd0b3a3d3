import * as z from 'zod';
import {
  ACCOUNTS,
  ledgerEntry,
  type LedgerEntry,
} from '../../../core/billing/ledger/ledger-entry.ts';
import { CURRENCIES, minorNumberOf, moneyOfMinor } from '../../../core/money/money.ts';
import { ledgerKey } from './billing-keys.ts';

const item = z.object({
  id: z.string(),
  time: z.string(),
  invoiceId: z.string(),
  currency: z.enum(CURRENCIES),
  postings: z.array(z.object({ account: z.enum(ACCOUNTS), amountMinor: z.int() })),
});

export const toLedgerItem = (tenantId: string, { time, postings, ...entry }: LedgerEntry) => ({
  ...ledgerKey(tenantId, entry.id),
  ...entry,
  time: time.toISOString(),
  postings: postings.map(({ account, amount }) => ({
    account,
    amountMinor: minorNumberOf(amount),
  })),
});

/** Throws where the entry is out of balance: nobody but we may have written it. */
export function fromLedgerItem(value: unknown): LedgerEntry {
  const { time, postings, currency, ...entry } = item.parse(value);
  return ledgerEntry({
    ...entry,
    currency,
    time: new Date(time),
    postings: postings.map(({ account, amountMinor }) => ({
      account,
      amount: moneyOfMinor(amountMinor, currency),
    })),
  });
}
