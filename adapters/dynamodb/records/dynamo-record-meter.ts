import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
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

  async count(tenant: TenantScope, maxReads: number, from?: string): Promise<Count<RecordUsage>> {
    const session = await this.#sessions.open(tenant, SESSION_ACTIONS);
    const store = { placement: session.placement, documents: tenantDocuments(session) };
    const reads = new ReadBudget(maxReads);
    const position = from === undefined ? null : positionIn.parse(JSON.parse(from));

    const collections = await collectionsFrom(store, reads, position?.collection);
    const figures = { collections: collections.length, items: 0, bytes: 0 };
    for (const collection of collections) {
      const after = collection === position?.collection ? position.after : undefined;
      const range = { ...recordItems(store.placement, collection), after };
      for await (const page of pagesOf(store, range, reads)) {
        figures.items += page.items.length;
        figures.bytes += page.items.reduce((sum, { bytes }) => sum + Number(bytes), 0);
        range.after = page.last;
      }
      if (reads.isExceeded) {
        const next = JSON.stringify({ collection, after: range.after });
        return { figures, isComplete: false, next };
      }
    }
    return { figures, isComplete: !reads.isExceeded };
  }
}

/** Where a count goes on: in this collection, after this record. */
const positionIn = z.object({ collection: z.string(), after: z.string().optional() });

async function collectionsFrom(
  store: TenantItems,
  reads: ReadBudget,
  first = '',
): Promise<string[]> {
  const collections: string[] = [];
  for await (const { items } of pagesOf(store, collectionItems(store.placement), reads)) {
    collections.push(...items.map(({ sk }) => collectionOf(String(sk))));
  }
  return collections.filter((collection) => collection >= first);
}

type ItemRange = { readonly pk: string; readonly sortKeyPrefix: string; readonly after?: string };
type ItemPage = {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** The sort key that the page ends with; absent at the end. */
  readonly last?: string;
};

const collectionItems = ({ partitionKey: pk }: Placement) => ({
  pk,
  sortKeyPrefix: COLLECTION_SORT_KEY_PREFIX,
});

const recordItems = (placement: Placement, collection: string) => ({
  pk: partitionOf(placement, collection),
  sortKeyPrefix: RECORD_SORT_KEY_PREFIX,
});

/** Ends early when there are more pages than the reads that are left. */
async function* pagesOf(
  { documents, placement }: TenantItems,
  { pk, sortKeyPrefix, after }: ItemRange,
  reads: ReadBudget,
): AsyncIterable<ItemPage> {
  let last = after;
  while (reads.take()) {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName: placement.tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': sortKeyPrefix },
        ProjectionExpression: 'sk, #bytes',
        ExpressionAttributeNames: { '#bytes': 'bytes' },
        ExclusiveStartKey: last === undefined ? undefined : { pk, sk: last },
      }),
    );
    last = LastEvaluatedKey === undefined ? undefined : String(LastEvaluatedKey.sk);
    yield { items: Items, last };
    if (last === undefined) return;
  }
}
