import type { AuditAppender } from '../../core/audit/audit-appender.ts';
import type { StoredEntry } from '../../core/audit/audit-entry.ts';

/** Keeps entries by tenant; once by its id, as the table does. */
export class FakeAuditAppender implements AuditAppender {
  readonly entries = new Map<string, Map<string, StoredEntry>>();
  isBroken = false;

  append(tenantId: string, entries: readonly StoredEntry[]): Promise<void> {
    if (this.isBroken) return Promise.reject(new Error('The table is away.'));
    const kept = this.entries.get(tenantId) ?? new Map<string, StoredEntry>();
    for (const entry of entries) if (!kept.has(entry.id)) kept.set(entry.id, entry);
    this.entries.set(tenantId, kept);
    return Promise.resolve();
  }

  of(tenantId: string): StoredEntry[] {
    return [...(this.entries.get(tenantId)?.values() ?? [])];
  }
}
