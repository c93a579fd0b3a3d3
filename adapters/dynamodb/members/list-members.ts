import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { MemberQuery } from '../../../core/members/member-registry.ts';
import type { Member } from '../../../core/members/member.ts';
import type { Page } from '../../../kit/page.ts';
import { MEMBER_PREFIX, memberKey, membersPartition } from '../table/control-keys.ts';
import { fromMemberItem } from './member-item.ts';
import type { MembersPlace } from './member-writes.ts';

/** A page that few members match ends after so many reads, short but with a cursor. */
const MAX_READS = 8;
const FILTERED_READ_LIMIT = 500;

type Listing = MembersPlace & { readonly query: MemberQuery };

/** One page by the id of the user, read on until it is full, at its end, or has cost enough. */
export async function listMembers(
  documents: DynamoDBDocumentClient,
  { tableName, userPoolId, query }: Listing,
): Promise<Page<Member>> {
  const found: Member[] = [];
  let { after } = query;
  for (let reads = 0; reads < MAX_READS; reads += 1) {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({ TableName: tableName, ...readOf(userPoolId, { ...query, after }) }),
    );
    found.push(...Items.map(fromMemberItem));
    if (found.length > query.limit) return cut(found, query.limit);
    if (!LastEvaluatedKey) return { items: found };
    after = String(LastEvaluatedKey.sk).slice(MEMBER_PREFIX.length);
  }
  return { items: found, ...(after !== undefined && { next: after }) };
}

function cut(found: readonly Member[], limit: number): Page<Member> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(last && { next: last.userId }) };
}

function readOf(userPoolId: string, { search, status, role, limit, after }: MemberQuery) {
  const filters = [
    ...(search === undefined ? [] : [{ name: 'searchText', value: search.toLowerCase() }]),
    ...(status === undefined ? [] : [{ name: 'status', value: status }]),
    ...(role === undefined ? [] : [{ name: 'role', value: role }]),
  ];
  const expressions = filters.map(({ name }) =>
    name === 'searchText' ? `contains(#${name}, :${name})` : `#${name} = :${name}`,
  );
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: {
      ':pk': membersPartition(userPoolId),
      ':prefix': MEMBER_PREFIX,
      ...Object.fromEntries(filters.map(({ name, value }) => [`:${name}`, value])),
    },
    ...(filters.length > 0 && {
      FilterExpression: expressions.join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(filters.map(({ name }) => [`#${name}`, name])),
    }),
    ConsistentRead: true,
    // One more than asked for tells whether another page follows.
    Limit: filters.length > 0 ? FILTERED_READ_LIMIT : limit + 1,
    ...(after !== undefined && { ExclusiveStartKey: memberKey(userPoolId, after) }),
  };
}
