import { LedgerConflictError, type Ledger } from '../../core/billing/ledger/ledger.ts';
import type { LedgerEntry } from '../../core/billing/ledger/ledger-entry.ts';
import type { PageRequest } from '../../kit/page.ts';

const textOf = (entry: LedgerEntry) =>
  JSON.stringify(entry, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));

/** A ledger in memory, which keeps the promises of the port. */
export class FakeLedger implements Ledger {
  readonly #entries = new Map<string, Map<string, LedgerEntry>>();

  append(tenantId: string, entry: LedgerEntry): Promise<'appended' | 'known'> {
    const entries = this.#of(tenantId);
    const booked = entries.get(entry.id);
    if (!booked) {
      entries.set(entry.id, entry);
      return Promise.resolve('appended');
    }
    return textOf(booked) === textOf(entry)
      ? Promise.resolve('known')
      : Promise.reject(new LedgerConflictError(entry.id));
  }

  entriesOf(tenantId: string, { limit, after = '' }: PageRequest) {
    const rest = this.allOf(tenantId).filter(({ id }) => id > after);
    const items = rest.slice(0, limit);
    const last = items.at(-1);
    return Promise.resolve({ items, ...(rest.length > limit && last && { next: last.id }) });
  }

  allOf(tenantId: string): LedgerEntry[] {
    return [...this.#of(tenantId).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #of(tenantId: string) {
    const entries = this.#entries.get(tenantId) ?? new Map<string, LedgerEntry>();
    this.#entries.set(tenantId, entries);
    return entries;
  }
}
