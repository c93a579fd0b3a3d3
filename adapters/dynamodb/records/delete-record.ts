import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type {
  RecordDeletion,
  RecordNotFound,
  VersionConflict,
} from '../../../core/records/record-repository.ts';
import { partitionOf } from '../../../core/tenancy/placement.ts';
import type { ChangedBy } from '../../../core/tenancy/tenant-context.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import type { TenantItems } from '../table/query-page.ts';
import { transact } from '../table/transact.ts';
import { toTombstoneItem } from '../tenancy/tombstone-item.ts';

type Deletion = RecordDeletion & { readonly changedBy: ChangedBy; readonly deletedAt: Date };

const MAX_ATTEMPTS = 20;

/** Deletes the version that it reads, and says in the same transaction who did. */
export async function deleteRecord(
  store: TenantItems,
  deletion: Deletion,
): Promise<Result<number, RecordNotFound | VersionConflict>> {
  const { version: wanted } = deletion;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const found = await versionOf(store, deletion);
    if (found === null) return wanted === undefined ? ok(0) : fail({ kind: 'RecordNotFound' });
    const { version, bytes } = found;
    if (wanted !== undefined && wanted !== version) return fail({ kind: 'VersionConflict' });
    if (await deleteVersion(store, { ...deletion, version })) return ok(bytes);
  }
  throw new Error('The record is written by others all the time.');
}

const keyOf = ({ placement }: TenantItems, { collection, id }: RecordDeletion) => ({
  pk: partitionOf(placement, collection),
  sk: id,
});

async function versionOf(store: TenantItems, deletion: Deletion) {
  const { Item } = await store.documents.send(
    new GetCommand({
      TableName: store.placement.tableName,
      Key: keyOf(store, deletion),
      ProjectionExpression: 'version, #bytes',
      ExpressionAttributeNames: { '#bytes': 'bytes' },
      ConsistentRead: true,
    }),
  );
  return Item ? { version: Number(Item.version), bytes: Number(Item.bytes) } : null;
}

/** False when it is that version no more. */
async function deleteVersion(
  store: TenantItems,
  deletion: Deletion & { readonly version: number },
): Promise<boolean> {
  const { tableName: TableName } = store.placement;
  const deleted = await transact(store.documents, {
    record: {
      Delete: {
        TableName,
        Key: keyOf(store, deletion),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': deletion.version },
      },
    },
    tombstone: { Put: { TableName, Item: toTombstoneItem(store.placement, deletion) } },
  });
  if (deleted.ok) return true;
  if (deleted.error.kind === 'Contended') throw new Error('The record stays contended.');
  return false;
}
