import { partitionOf, type ShardRef } from '../../../core/audit/chain.ts';
import type { AuditEntryId } from '../../../core/audit/audit-entry.ts';
import { timeOf } from '../../../kit/id.ts';

/** The keys of the AuditTable's items; the table in core/audit/README.md explains them. */
export const entriesPartition = (tenantId: string, month: string, partition: number) =>
  `ENTRIES#${tenantId}#${month}#${partition}`;

export const entryKey = (tenantId: string, id: AuditEntryId) => ({
  pk: entriesPartition(tenantId, monthOf(timeOf(id)), partitionOf(id)),
  sk: id,
});

/** Such as `2026-11`. */
export const monthOf = (time: Date): string => time.toISOString().slice(0, 7);

export const chainPartition = ({ tenantId, shard }: ShardRef) => `CHAIN#${tenantId}#${shard}`;

const DIGITS = 12;
export const linkKey = (ref: ShardRef, position: number) => ({
  pk: chainPartition(ref),
  sk: String(position).padStart(DIGITS, '0'),
});
