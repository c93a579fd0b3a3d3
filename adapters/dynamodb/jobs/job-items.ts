import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { JobQuery } from '../../../core/jobs/job-repository.ts';
import { JOB_PREFIX, jobKey, tenantPartition } from '../table/control-keys.ts';

export type JobTable = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now?: () => Date;
};

type Item = Record<string, unknown>;

/** A tenant's jobs, latest first: one more than is asked for tells whether others follow. */
export async function jobItems(
  { documents, tableName }: JobTable,
  tenantId: string,
  { limit, after, type, state }: JobQuery,
): Promise<readonly Item[]> {
  const wanted = Object.entries({ type, state }).filter(([, value]) => value !== undefined);
  const pages = paginateQuery(
    { client: documents, pageSize: limit + 1 },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: {
        ':pk': tenantPartition(tenantId),
        ':prefix': JOB_PREFIX,
        ...Object.fromEntries(wanted.map(([name, value]) => [`:${name}`, value])),
      },
      ...(wanted.length > 0 && {
        FilterExpression: wanted.map(([name]) => `#${name} = :${name}`).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(wanted.map(([name]) => [`#${name}`, name])),
      }),
      ScanIndexForward: false,
      ...(after !== undefined && { ExclusiveStartKey: jobKey(tenantId, after) }),
    },
  );
  const found: Item[] = [];
  for await (const { Items = [] } of pages) {
    found.push(...Items);
    if (found.length > limit) break;
  }
  return found;
}
