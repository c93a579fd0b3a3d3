import * as z from 'zod';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  NewRecord,
} from '../../../core/records/record-repository.ts';
import type { TenantContext } from '../../../core/tenancy/tenant-context.ts';
import type { DataRecord } from '../../../core/records/record.ts';
import { ok, type Result } from '../../../kit/result.ts';
import { claimWrite, readClaim } from '../table/claim.ts';
import { putNew } from '../table/put-new.ts';
import type { TenantItems } from '../table/query-page.ts';
import { transact } from '../table/transact.ts';
import { claimSortKey, fromItem, toItem } from './record-item.ts';

type ClaimedCreation = {
  readonly tenant: TenantContext;
  readonly pk: string;
  readonly record: NewRecord;
  readonly claim: IdempotencyClaim;
};

const claimedRecord = z.object({
  recordId: z.templateLiteral(['rec_', z.string()]),
  createdAt: z.coerce.date(),
});

/** The claim lies in the collection's own partition, in the tenant's table, and ends with it. */
export async function createOnce(
  store: TenantItems,
  { tenant, pk, record, claim }: ClaimedCreation,
): Promise<Result<DataRecord, IdempotencyKeyReused>> {
  const { documents, placement } = store;
  const { tableName } = placement;
  const item = { pk, ...toItem(record, tenant) };
  const key = { pk, sk: claimSortKey(claim) };
  const { fingerprint } = claim;
  const answer = { recordId: record.id, createdAt: record.createdAt.toISOString() };
  const written = await transact<'claim' | 'record'>(documents, {
    claim: claimWrite(tableName, { key, fingerprint, answer }, record.createdAt),
    record: putNew(tableName, item),
  });
  if (written.ok) return ok(fromItem(item));

  const now = record.createdAt;
  const lookup = { tableName, key, fingerprint, answer: claimedRecord, now };
  const earlier = await readClaim(documents, lookup);
  if (!earlier.ok) return earlier;
  if (!earlier.value) throw new Error('The idempotency key stays contended.');

  // The record as it was first written: its data is this request's, which has the same fingerprint.
  const { recordId: id, createdAt } = earlier.value;
  return ok(fromItem(toItem({ ...record, id, createdAt }, tenant)));
}
