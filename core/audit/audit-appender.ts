import type { StoredEntry } from './audit-entry.ts';

export interface AuditAppender {
  /**
   * Writes the entries with a link of one of the tenant's chains, all or nothing at a time; what is there already is
   * left as it is. Throws where others write for as long as it could wait: give them again then.
   */
  append(tenantId: string, entries: readonly StoredEntry[]): Promise<void>;
}
