import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  NewRecord,
} from '../../../core/records/record-repository.ts';
import type { DataRecord } from '../../../core/records/record.ts';
import type { ChangedBy } from '../../../core/tenancy/changed-by.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import type { TenantItems } from '../table/query-page.ts';
import {
  claimSortKey,
  fromClaimItem,
  fromItem,
  secondsOf,
  toClaimItem,
  toItem,
} from './record-item.ts';
import { transact } from '../table/transact.ts';

type ClaimedCreation = {
  readonly pk: string;
  readonly record: NewRecord;
  readonly claim: IdempotencyClaim;
  readonly changedBy: ChangedBy;
};

/** The claim lies in the collection's own partition, in the tenant's table, and ends with it. */
export async function createOnce(
  store: TenantItems,
  { pk, record, claim, changedBy }: ClaimedCreation,
): Promise<Result<DataRecord, IdempotencyKeyReused>> {
  const { tableName: TableName } = store.placement;
  const item = { pk, ...toItem(record, changedBy) };
  const written = await transact<'claim' | 'record'>(store.documents, {
    claim: {
      Put: {
        TableName,
        Item: { pk, ...toClaimItem(record, claim) },
        // TTL deletes late; what has expired no longer counts.
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
        ExpressionAttributeValues: { ':now': secondsOf(record.createdAt) },
      },
    },
    record: { Put: { TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
  });
  if (written.ok) return ok(fromItem(item));
  if (written.error.kind === 'Contended') throw new Error('The idempotency key stays contended.');

  return answerAgain(store, { pk, record, claim, changedBy });
}

/** The record as it was first written: its data is that of this request, which has the same fingerprint. */
async function answerAgain(
  { documents, placement }: TenantItems,
  { pk, record, claim, changedBy }: ClaimedCreation,
): Promise<Result<DataRecord, IdempotencyKeyReused>> {
  const { Item } = await documents.send(
    new GetCommand({
      TableName: placement.tableName,
      Key: { pk, sk: claimSortKey(claim) },
      ConsistentRead: true,
    }),
  );
  const { fingerprint, recordId, createdAt } = fromClaimItem(Item);
  return fingerprint === claim.fingerprint
    ? ok(fromItem(toItem({ ...record, id: recordId, createdAt }, changedBy)))
    : fail({ kind: 'IdempotencyKeyReused' });
}
