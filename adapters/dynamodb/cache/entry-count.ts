import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Placement } from '../../../core/tenancy/placement.ts';
import type { TenantItems } from '../table/query-page.ts';
import { cachePartition } from './cache-item.ts';

/** The spans that an entry enters and leaves, each by its end; one that is over counts no more. */
export type CountChange = { readonly enters?: number; readonly leaves?: number };

const PREFIX = 'u';
const nameOf = (end: number): string => `${PREFIX}${end.toString(36)}`;
const endOf = (name: string): number => parseInt(name.slice(PREFIX.length), 36);

/** So many counters of the past are removed at once, and not before. */
const PAST_AT_ONCE = 50;

/**
 * Counts a tenant's entries in one item: a counter for each span of time, with the entries that expire in it.
 * So what expires leaves the count by itself, and what was counted wrong, because a function died or an
 * answer was lost, does too. Gives how many entries are counted now; null where nothing changes.
 */
export async function changeCount(
  { documents, placement }: TenantItems,
  { enters, leaves }: CountChange,
  now: number,
): Promise<number | null> {
  const changes = new Map([
    ...(leaves !== undefined && leaves > now ? [[leaves, -1] as const] : []),
    ...(enters !== undefined ? [[enters, 1] as const] : []),
  ]);
  if (changes.size === 0 || (enters !== undefined && enters === leaves)) return null;

  const { Attributes = {} } = await documents.send(
    new UpdateCommand({
      ...countItem(placement),
      UpdateExpression: `ADD ${[...changes.keys()].map((end) => `${nameOf(end)} :${nameOf(end)}`).join(', ')}`,
      ExpressionAttributeValues: Object.fromEntries(
        [...changes].map(([end, by]) => [`:${nameOf(end)}`, by]),
      ),
      ReturnValues: 'ALL_NEW',
    }),
  );
  const names = Object.keys(Attributes).filter((name) => name.startsWith(PREFIX));
  const past = names.filter((name) => endOf(name) <= now);
  if (past.length >= PAST_AT_ONCE) await removeCounters({ documents, placement }, past);

  const counts = names.filter((name) => endOf(name) > now).map((name) => Number(Attributes[name]));
  return counts.reduce((sum, count) => sum + Math.max(count, 0), 0);
}

async function removeCounters({ documents, placement }: TenantItems, past: readonly string[]) {
  const UpdateExpression = `REMOVE ${past.slice(0, PAST_AT_ONCE).join(', ')}`;
  await documents.send(new UpdateCommand({ ...countItem(placement), UpdateExpression }));
}

const countItem = (placement: Placement) => ({
  TableName: placement.tableName,
  Key: { pk: cachePartition(placement), sk: 'COUNT' },
});
