import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Collection, DataRecord } from '../../../core/records/record.ts';
import type { TenantContext } from '../../../core/tenancy/tenant-context.ts';
import type { JsonObject } from '../../../kit/json.ts';
import type { IdempotencyClaim, NewRecord } from '../../../core/records/record-repository.ts';
import { collectionOf } from '../tenancy/collection-key.ts';

/** Sort keys of a collection's partition that are records; its idempotency claims lie beside them. */
export const RECORD_SORT_KEY_PREFIX = 'rec_';

const recordItem = z.object({
  sk: z.templateLiteral(['rec_', z.string()]),
  data: z.string(),
  version: z.number(),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
});

/**
 * The data is one JSON text: it comes back exactly as it was sent (key order, numbers beyond
 * DynamoDB's, any depth), and its size is known.
 */
export const toDataAttributes = (data: JsonObject) => {
  const text = JSON.stringify(data);
  return { data: text, bytes: Buffer.byteLength(text) };
};

export const toItem = ({ id, data, createdAt }: NewRecord, { changedBy }: TenantContext) => ({
  sk: id,
  ...toDataAttributes(data),
  version: 1,
  createdAt: createdAt.toISOString(),
  updatedAt: createdAt.toISOString(),
  changedBy,
});

export function fromItem(item: unknown): DataRecord {
  const { sk, data, ...rest } = recordItem.parse(item);
  return { id: sk, data: JSON.parse(data) as JsonObject, ...rest };
}

const collectionItem = z.object({ sk: z.string(), createdAt: z.coerce.date() });

export function fromCollectionItem(item: unknown): Collection {
  const { sk, createdAt } = collectionItem.parse(item);
  return { name: collectionOf(sk), createdAt };
}

export const claimSortKey = ({ key }: IdempotencyClaim): string =>
  `IDEMPOTENCY#${createHash('sha256').update(key).digest('base64url')}`;
