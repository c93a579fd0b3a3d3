import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type {
  NewRecord,
  RecordDeletion,
  RecordRepository,
  RecordWrite,
} from '../../../core/records/record-repository.ts';
import type { RecordKey } from '../../../core/records/record.ts';
import { partitionOf } from '../../../core/tenancy/placement.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantContext } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import type { PageRequest } from '../../../kit/page.ts';
import { fail, ok } from '../../../kit/result.ts';
import { createOnce } from './create-record-once.ts';
import { deleteRecord } from './delete-record.ts';
import { KnownCollections } from './known-collections.ts';
import { queryPage } from '../table/query-page.ts';
import {
  fromCollectionItem,
  fromItem,
  RECORD_SORT_KEY_PREFIX,
  toDataAttributes,
  toItem,
} from './record-item.ts';
import {
  COLLECTION_SORT_KEY_PREFIX,
  collectionOf,
  collectionSortKey,
} from '../tenancy/collection-key.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';

const SESSION_ACTIONS: SessionActions = {
  items: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
};

/** Records in the tenant's partitions, one for each collection, reached by the tenant's own session. */
export class DynamoRecordRepository implements RecordRepository {
  readonly #sessions: TenantSessions;
  readonly #now: () => Date;
  readonly #knownCollections = new KnownCollections();

  constructor(sessions: TenantSessions, now = () => new Date()) {
    this.#sessions = sessions;
    this.#now = now;
  }

  async create(tenant: TenantContext, record: NewRecord) {
    const store = await this.#open(tenant);
    await this.#knownCollections.mark(store, record);

    const pk = partitionOf(store.placement, record.collection);
    if (record.claim) return createOnce(store, { tenant, pk, record, claim: record.claim });

    const item = { pk, ...toItem(record, tenant) };
    const { tableName: TableName } = store.placement;
    // No condition: the id is new, and the SDK's own repetition after a lost answer would find it unmet.
    await store.documents.send(new PutCommand({ TableName, Item: item }));
    return ok(fromItem(item));
  }

  async find(tenant: TenantContext, key: RecordKey) {
    const { documents, placement } = await this.#open(tenant);
    const { Item } = await documents.send(
      new GetCommand({
        TableName: placement.tableName,
        Key: { pk: partitionOf(placement, key.collection), sk: key.id },
        ConsistentRead: true,
      }),
    );
    return Item ? fromItem(Item) : null;
  }

  async list(tenant: TenantContext, collection: string, page: PageRequest) {
    const store = await this.#open(tenant);
    return queryPage(store, {
      pk: partitionOf(store.placement, collection),
      sortKeyPrefix: RECORD_SORT_KEY_PREFIX,
      fromItem,
      page,
    });
  }

  async listCollections(tenant: TenantContext, { limit, after }: PageRequest) {
    const store = await this.#open(tenant);
    const { items, next } = await queryPage(store, {
      pk: store.placement.partitionKey,
      sortKeyPrefix: COLLECTION_SORT_KEY_PREFIX,
      fromItem: fromCollectionItem,
      page: { limit, ...(after && { after: collectionSortKey(after) }) },
    });
    return { items, ...(next && { next: collectionOf(next) }) };
  }

  async replace(tenant: TenantContext, { collection, id, version, ...write }: RecordWrite) {
    const { documents, placement } = await this.#open(tenant);
    const { data, bytes } = toDataAttributes(write.data);
    const writeId = randomUUID();
    const command = new UpdateCommand({
      TableName: placement.tableName,
      Key: { pk: partitionOf(placement, collection), sk: id },
      UpdateExpression:
        'SET #data = :data, #bytes = :bytes, updatedAt = :updatedAt, version = version + :one, writeId = :writeId, changedBy = :changedBy',
      ConditionExpression: conditionOf(version),
      ExpressionAttributeNames: { '#data': 'data', '#bytes': 'bytes' },
      ExpressionAttributeValues: {
        ':data': data,
        ':bytes': bytes,
        ':updatedAt': write.updatedAt.toISOString(),
        ':one': 1,
        ':writeId': writeId,
        ':changedBy': tenant.changedBy,
        ...(version !== undefined && { ':version': version }),
      },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const written = await unlessRefused(async () => (await documents.send(command)).Attributes);
    if (written.ok) return ok(fromItem(written.value));

    // Our own write, which the SDK repeated because its answer was lost.
    const { kind, found } = written.error;
    return found?.writeId?.S === writeId ? ok(fromItem(plainItemOf(found))) : fail({ kind });
  }

  async delete(tenant: TenantContext, deletion: RecordDeletion) {
    const store = await this.#open(tenant);
    const by = { changedBy: tenant.changedBy, deletedAt: this.#now() };
    return deleteRecord(store, { ...deletion, ...by });
  }

  async #open(tenant: TenantContext) {
    const session = await this.#sessions.open(tenant, SESSION_ACTIONS);
    return { placement: session.placement, documents: tenantDocuments(session) };
  }
}

const conditionOf = (version: number | undefined) =>
  version === undefined ? 'attribute_exists(pk)' : 'version = :version';

/** A write whose condition was not met says by the item it found whether there was one. */
async function unlessRefused<Value>(write: () => Promise<Value>) {
  try {
    return ok(await write());
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const { Item: found } = error;
    return fail({ kind: found ? 'VersionConflict' : 'RecordNotFound', found } as const);
  }
}

/** The attributes of a record, from DynamoDB's own form: the document client leaves those of errors. */
const plainItemOf = (item: Readonly<Record<string, AttributeValue>>) => ({
  ...Object.fromEntries(Object.entries(item).map(([name, { S }]) => [name, S])),
  version: Number(item.version?.N),
});
