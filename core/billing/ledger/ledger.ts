import type { Page, PageRequest } from '../../../kit/page.ts';
import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** What each tenant was billed and paid. Append-only: nothing in it is ever changed. */
export interface Ledger {
  /**
   * Books the entry once, however often it is called. Throws a LedgerConflictError where another entry was
   * booked under its id: two accounts of one thing, of which at least one is wrong.
   */
  append(tenantId: TenantId, entry: LedgerEntry): Promise<'appended' | 'known'>;

  /** By id. */
  entriesOf(tenantId: TenantId, page: PageRequest): Promise<Page<LedgerEntry>>;
}

export class LedgerConflictError extends Error {
  override readonly name = 'LedgerConflictError';

  constructor(id: string) {
    super(`Another entry is booked as ${id}.`);
  }
}
