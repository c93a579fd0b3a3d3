import { BatchWriteItemCommand, QueryCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import type {
  ItemChanges,
  PlacementItems,
  ItemsStart,
  PlacedItem,
} from '../../../core/moves/placement-items.ts';
import { partitionOf, type Placement } from '../../../core/tenancy/placement.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { toCopy, toPlacedItem, type Image } from './placed-item.ts';
import { writeWithBackoff } from '../table/write-with-backoff.ts';
import { partitionNames } from '../tenancy/partition-names.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';

const READ = { items: ['Query'] } as const;
const WRITE = { items: ['BatchWriteItem', 'PutItem', 'DeleteItem'] } as const;

/** A tenant's items in whatever table its scope names, each reached by a session for it alone. */
export class DynamoPlacementItems implements PlacementItems {
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
      ...puts.map(({ image }) => ({ PutRequest: { Item: toCopy(image as Image) } })),
      ...deletes.map((key) => ({ DeleteRequest: { Key: { pk, sk: { S: key } } } })),
    ];
    const { tableName } = session.placement;
    await writeWithBackoff(requests, async (batch) => {
      const command = new BatchWriteItemCommand({ RequestItems: { [tableName]: [...batch] } });
      const { UnprocessedItems } = await client.send(command);
      return UnprocessedItems?.[tableName] ?? [];
    });
  }
}

const pkOf = (placement: Placement, partition: string): string =>
  partition === '' ? placement.partitionKey : partitionOf(placement, partition);
