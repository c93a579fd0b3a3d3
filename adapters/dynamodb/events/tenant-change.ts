import * as z from 'zod';
import { PRINCIPAL_KINDS } from '../../../core/access/principal.ts';
import type { ChangedByActor } from '../../../core/events/change-event.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import { fileDeleted } from '../../../core/files/file-events.ts';
import { recordEvent } from '../../../core/records/record-events.ts';
import { suppressionEvent } from '../../../core/notifications/suppression-events.ts';
import {
  ADDRESSED_CHANNELS,
  SUPPRESSION_REASONS,
} from '../../../core/notifications/suppression.ts';
import { NOTIFICATIONS_PARTITION } from '../tenancy/partition-names.ts';
import { TOMBSTONE_PARTITION } from '../tenancy/tombstone-item.ts';

const text = z.object({ S: z.string() }).transform(({ S }) => S);
const number = z.object({ N: z.coerce.number() }).transform(({ N }) => N);
const map = <Members extends z.ZodRawShape>(members: Members) =>
  z.object({ M: z.object(members) }).transform(({ M }) => M);
const changedBy = map({
  kind: text.pipe(z.enum([...PRINCIPAL_KINDS, 'system'])),
  id: text,
  onBehalfOf: map({ kind: text.pipe(z.enum(['user', 'support_access'])), id: text }).optional(),
  requestId: text.optional(),
});

/** Of an item that was written before items said who changed them. */
const UNKNOWN: ChangedByActor = { kind: 'system', id: 'unknown' };

const PARTITION = /^T#(?<tenantId>tnt_[0-9a-z]{26})#(?<name>.+)$/;

const changedItem = z.object({
  pk: text
    .transform((pk) => PARTITION.exec(pk)?.groups ?? {})
    .pipe(z.object({ tenantId: z.string(), name: z.string() })),
  sk: text,
  version: number,
  copiedVersion: number.optional(),
  updatedAt: text.pipe(z.coerce.date()),
  changedBy: changedBy.default(UNKNOWN),
  collection: text.optional(),
});
const changedSuppression = z.object({
  channel: text.pipe(z.enum(ADDRESSED_CHANNELS)),
  reason: text.pipe(z.enum(SUPPRESSION_REASONS)),
  freedAt: text.optional(),
});

/**
 * The event of a change to an item of a tenant's table, made of the stream's image; null for a move's
 * copy, whose event was published at the source. Throws on what is neither a record, a tombstone nor a suppression.
 */
export function tenantChangeOf(image: unknown): DomainEvent<string, object> | null {
  const { pk, sk: id, version, copiedVersion, updatedAt, ...item } = changedItem.parse(image);
  if (copiedVersion === version) return null;

  const { tenantId, name } = pk;
  const isDeletion = name === TOMBSTONE_PARTITION;
  if (name === NOTIFICATIONS_PARTITION) {
    const { channel, reason, freedAt } = changedSuppression.parse(image);
    const data = { suppressionId: id, channel, reason };
    const told = { tenantId, changedBy: item.changedBy, time: updatedAt, version, data };
    return suppressionEvent({ ...told, isRemoval: freedAt !== undefined });
  }
  const change = { tenantId, id, changedBy: item.changedBy, time: updatedAt };
  if (isDeletion && id.startsWith('fil_')) return fileDeleted(change);

  const { collection = name } = item;
  return recordEvent({ ...change, collection, version, isDeletion });
}
