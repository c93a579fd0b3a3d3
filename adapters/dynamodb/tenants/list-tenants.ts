import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Page, TenantQuery, TenantSummary } from '../../../core/tenants/tenant-directory.ts';
import { byStateKey, byTenantsKey, tenantKey } from '../table/control-keys.ts';
import { fromSummaryItem, SUMMARY_ATTRIBUTES } from './tenant-item.ts';

/** A page that few tenants match ends after so many reads, short but with a cursor. */
const MAX_READS = 8;
const FILTERED_READ_LIMIT = 250;

/** One page of an index, newest first, read on until it is full, at its end, or has cost enough. */
export async function listTenants(
  documents: DynamoDBDocumentClient,
  tableName: string,
  query: TenantQuery,
): Promise<Page<TenantSummary>> {
  const found: TenantSummary[] = [];
  let after = query.after;

  for (let reads = 0; reads < MAX_READS; reads++) {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({ TableName: tableName, ...readOf(query, after) }),
    );
    found.push(...Items.map(fromSummaryItem));
    if (found.length > query.limit) return cut(found, query.limit);
    if (!LastEvaluatedKey) return { items: found };
    after = tenantIdOf(LastEvaluatedKey);
  }
  return { items: found, ...(after !== undefined && { next: after }) };
}

function cut(found: readonly TenantSummary[], limit: number): Page<TenantSummary> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(last && { next: last.id }) };
}

function readOf(query: TenantQuery, after: string | undefined) {
  const index = indexOf(query);
  const filters = filtersOf(query);
  return {
    IndexName: index.name,
    KeyConditionExpression: '#partition = :partition',
    ExpressionAttributeNames: {
      ...filters.names,
      '#partition': index.partition,
      ...Object.fromEntries(SUMMARY_ATTRIBUTES.map((name) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: { ...filters.values, ':partition': index.value },
    ProjectionExpression: SUMMARY_ATTRIBUTES.map((name) => `#${name}`).join(', '),
    ScanIndexForward: false,
    // One more than asked for tells whether another page follows.
    Limit: filters.expression ? FILTERED_READ_LIMIT : query.limit + 1,
    ...(filters.expression && { FilterExpression: filters.expression }),
    ...(after !== undefined && { ExclusiveStartKey: index.startAfter(after) }),
  };
}

/** The key of an index entry is the index's own and the table's, all made of the tenant's id. */
function indexOf({ state }: TenantQuery) {
  if (state === undefined) {
    const startAfter = (id: string) => ({ ...tenantKey(id), ...byTenantsKey(id) });
    return { name: 'byTenants', partition: 'gsi1pk', value: byTenantsKey('').gsi1pk, startAfter };
  }
  const startAfter = (id: string) => ({ ...tenantKey(id), ...byStateKey(state, id) });
  const value = byStateKey(state, '').gsi2pk;
  return { name: 'byState', partition: 'gsi2pk', value, startAfter };
}

type Filters = {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
};

function filtersOf({ plan, isolation, search, isFailed }: TenantQuery): Filters {
  const expressions = [
    ...(plan === undefined ? [] : ['#plan = :plan']),
    ...(isolation === undefined ? [] : ['#isolation = :isolation']),
    ...(search === undefined ? [] : ['contains(#searchText, :search)']),
    ...(isFailed ? ['attribute_exists(#failure)'] : []),
  ];
  return {
    expression: expressions.join(' AND '),
    names: search === undefined ? {} : { '#searchText': 'searchText' },
    values: {
      ...(plan !== undefined && { ':plan': plan }),
      ...(isolation !== undefined && { ':isolation': isolation }),
      ...(search !== undefined && { ':search': search.toLowerCase() }),
    },
  };
}

const tenantIdOf = (key: Readonly<Record<string, unknown>>): string =>
  String(key.pk).slice(tenantKey('').pk.length);
