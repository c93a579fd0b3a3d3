import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { partitionOf, type Placement } from '../../../core/tenancy/placement.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import type { Count, Meter } from '../../../core/usage/meter.ts';
import { ReadBudget } from '../../../core/usage/read-budget.ts';
import type { RecordUsage } from '../../../core/usage/usage.ts';
import type { TenantItems } from '../table/query-page.ts';
import { COLLECTION_SORT_KEY_PREFIX, collectionOf } from '../tenancy/collection-key.ts';
import { RECORD_SORT_KEY_PREFIX } from './record-item.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';

const SESSION_ACTIONS: SessionActions = { items: ['Query'] };

/** Counts the records of all collections, each page of a Query being one read. */
export class DynamoRecordMeter implements Meter<RecordUsage> {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async count(tenant: TenantScope, maxReads: number): Promise<Count<RecordUsage>> {
    const session = await this.#sessions.open(tenant, SESSION_ACTIONS);
    const store = { placement: session.placement, documents: tenantDocuments(session) };
    const reads = new ReadBudget(maxReads);

    const collections = new Set<string>();
    for await (const { sk } of itemsOf(store, collectionItems(store.placement), reads)) {
      collections.add(collectionOf(String(sk)));
    }
    let [items, bytes] = [0, 0];
    for (const collection of collections) {
      const records = recordItems(store.placement, collection);
      for await (const record of itemsOf(store, records, reads)) {
        items += 1;
        bytes += Number(record.bytes);
      }
    }
    const figures = { collections: collections.size, items, bytes };
    return { figures, isComplete: !reads.isExceeded };
  }
}

type ItemRange = { readonly pk: string; readonly sortKeyPrefix: string };

const collectionItems = ({ partitionKey: pk }: Placement) => ({
  pk,
  sortKeyPrefix: COLLECTION_SORT_KEY_PREFIX,
});

const recordItems = (placement: Placement, collection: string) => ({
  pk: partitionOf(placement, collection),
  sortKeyPrefix: RECORD_SORT_KEY_PREFIX,
});

/** Ends early when there are more pages than the reads that are left. */
async function* itemsOf(
  { documents, placement }: TenantItems,
  { pk, sortKeyPrefix }: ItemRange,
  reads: ReadBudget,
): AsyncIterable<Readonly<Record<string, unknown>>> {
  let start: Record<string, unknown> | undefined;
  while (reads.take()) {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName: placement.tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': sortKeyPrefix },
        ProjectionExpression: 'sk, #bytes',
        ExpressionAttributeNames: { '#bytes': 'bytes' },
        ExclusiveStartKey: start,
      }),
    );
    yield* Items;
    if (LastEvaluatedKey === undefined) return;
    start = LastEvaluatedKey;
  }
}
