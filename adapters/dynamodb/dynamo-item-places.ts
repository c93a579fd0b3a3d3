import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteItemCommand, QueryCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  ItemChanges,
  ItemPlaces,
  ItemsStart,
  PlacedItem,
} from '../../core/moves/item-places.ts';
import { partitionOf, type Placement } from '../../core/tenancy/placement.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { allEnded } from '../../kit/all-ended.ts';
import { toPlacedItem, type Image } from './item-content.ts';
import { partitionNames } from './partition-names.ts';
import { tenantDocuments } from './tenant-documents.ts';

const READ = { items: ['Query'] } as const;
const WRITE = { items: ['BatchWriteItem', 'PutItem', 'DeleteItem'] } as const;

const BATCH_SIZE = 25;
const ATTEMPTS = 6;
const FIRST_DELAY_MS = 50;

/** A tenant's items in whatever table its scope names, each reached by a session for it alone. */
export class DynamoItemPlaces implements ItemPlaces {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async partitions(tenant: TenantScope): Promise<readonly string[]> {
    const session = await this.#sessions.open(tenant, READ);
    return ['', ...(await partitionNames(tenantDocuments(session), session.placement))];
  }

  async *items(tenant: TenantScope, { partition, after }: ItemsStart): AsyncGenerator<PlacedItem> {
    let start = after;
    do {
      // Opened for each page: a long run outlives a session.
      const session = await this.#sessions.open(tenant, READ);
      const pk = { S: pkOf(session.placement, partition) };
      const { Items = [], LastEvaluatedKey } = await tenantDocuments(session).send(
        new QueryCommand({
          TableName: session.placement.tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
          ...(start !== undefined && { ExclusiveStartKey: { pk, sk: { S: start } } }),
        }),
      );
      yield* Items.map(toPlacedItem);
      start = LastEvaluatedKey?.sk?.S;
    } while (start !== undefined);
  }

  async write(tenant: TenantScope, partition: string, { puts, deletes }: ItemChanges) {
    const session = await this.#sessions.open(tenant, WRITE);
    const client = tenantDocuments(session);
    const pk = { S: pkOf(session.placement, partition) };
    const requests: WriteRequest[] = [
      ...puts.map(({ image }) => ({ PutRequest: { Item: { ...(image as Image) } } })),
      ...deletes.map((key) => ({ DeleteRequest: { Key: { pk, sk: { S: key } } } })),
    ];
    const batches = Array.from({ length: Math.ceil(requests.length / BATCH_SIZE) }, (_, index) =>
      requests.slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE),
    );
    await allEnded(batches.map((batch) => writeBatch(client, session.placement, batch)));
  }
}

const pkOf = (placement: Placement, partition: string): string =>
  partition === '' ? placement.partitionKey : partitionOf(placement, partition);

/** What a table did not take in time is sent again a few times; then the machine tries later. */
async function writeBatch(
  client: DynamoDBDocumentClient,
  { tableName }: Placement,
  requests: readonly WriteRequest[],
): Promise<void> {
  let left: WriteRequest[] = [...requests];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }),
    );
    left = UnprocessedItems?.[tableName] ?? [];
    if (left.length === 0) return;
    await sleep(Math.random() * FIRST_DELAY_MS * 2 ** attempt);
  }
  throw new Error('The table is throttled.');
}
