import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { RecordLine } from '../../../core/portability/import-lines.ts';
import type { Content, ImportedFile, TenantTaker } from '../../../core/portability/tenant-taker.ts';
import { partitionOf } from '../../../core/tenancy/placement.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { toCopy } from '../moves/placed-item.ts';
import { toDataAttributes } from '../records/record-item.ts';
import { writeWithBackoff } from '../table/write-with-backoff.ts';
import { COLLECTION_SORT_KEY_PREFIX, collectionSortKey } from '../tenancy/collection-key.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';

const SESSION_ACTIONS: SessionActions = {
  items: ['Query', 'BatchWriteItem', 'PutItem', 'UpdateItem'],
};
const CHANGED_BY = { kind: 'system', id: 'portability' } as const;

type Objects = Pick<TenantTaker, 'putFile' | 'putHistory'> & {
  readonly hasFiles: (tenant: TenantScope) => Promise<boolean>;
};

/** Records in the tenant's table, marked as copies, so that no event tells of them; objects in its bucket. */
export class DynamoTenantTaker implements TenantTaker {
  readonly #sessions: TenantSessions;
  readonly #objects: Objects;

  constructor(sessions: TenantSessions, objects: Objects) {
    this.#sessions = sessions;
    this.#objects = objects;
  }

  async isEmpty(tenant: TenantScope): Promise<boolean> {
    const { placement, client } = await this.#open(tenant);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: placement.tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: {
          ':pk': placement.partitionKey,
          ':prefix': COLLECTION_SORT_KEY_PREFIX,
        },
        ConsistentRead: true,
        Limit: 1,
      }),
    );
    return Items.length === 0 && !(await this.#objects.hasFiles(tenant));
  }

  async putRecords(tenant: TenantScope, collection: string, records: readonly RecordLine[]) {
    const { placement, client } = await this.#open(tenant);
    const { tableName, partitionKey } = placement;
    // The item that lists the collection comes first: no record is ever unlisted.
    await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: { pk: partitionKey, sk: collectionSortKey(collection) },
        UpdateExpression: 'SET createdAt = if_not_exists(createdAt, :time)',
        ExpressionAttributeValues: { ':time': records[0]?.createdAt ?? new Date(0).toISOString() },
      }),
    );
    const pk = partitionOf(placement, collection);
    const requests = records.map((record) => ({
      PutRequest: { Item: toCopy(marshall({ pk, ...toItem(record) })) },
    }));
    await writeWithBackoff(requests, async (batch) => {
      const command = new BatchWriteItemCommand({ RequestItems: { [tableName]: [...batch] } });
      const { UnprocessedItems } = await client.send(command);
      return UnprocessedItems?.[tableName] ?? [];
    });
  }

  putFile(tenant: TenantScope, file: ImportedFile, content: Content) {
    return this.#objects.putFile(tenant, file, content);
  }

  putHistory(tenant: TenantScope, path: string, content: Content) {
    return this.#objects.putHistory(tenant, path, content);
  }

  async #open(tenant: TenantScope) {
    const session = await this.#sessions.open(tenant, SESSION_ACTIONS);
    return { placement: session.placement, client: tenantDocuments(session) };
  }
}

const toItem = ({ id: sk, data, version, createdAt, updatedAt }: RecordLine) => ({
  sk,
  ...toDataAttributes(data),
  ...{ version, createdAt, updatedAt, changedBy: CHANGED_BY },
});
