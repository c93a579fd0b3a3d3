import {
  DynamoDBClient,
  ListTablesCommand,
  ScanCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import {
  ListBucketsCommand,
  ListObjectsV2Command,
  NoSuchBucket,
  S3Client,
} from '@aws-sdk/client-s3';
import { asRoot } from '../local-cloud.ts';

/** Where anything of the tenant lies, as the account's root sees it: tables and prefixes, with counts. */
export async function placesOf(tenantId: string): Promise<Readonly<Record<string, number>>> {
  return { ...(await tablesOf(tenantId)), ...(await prefixesOf(tenantId)) };
}

async function tablesOf(tenantId: string) {
  const client = new DynamoDBClient(asRoot());
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  const counts: Record<string, number> = {};
  for (const TableName of TableNames) {
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
    do {
      const page: { Count?: number; LastEvaluatedKey?: Record<string, AttributeValue> } =
        await client.send(
          new ScanCommand({
            TableName,
            FilterExpression: 'begins_with(pk, :tenant)',
            ExpressionAttributeValues: { ':tenant': { S: `T#${tenantId}` } },
            Select: 'COUNT',
            ...(ExclusiveStartKey && { ExclusiveStartKey }),
          }),
        );
      if (page.Count) counts[TableName] = (counts[TableName] ?? 0) + page.Count;
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    // Its own, though nothing were in it.
    if (TableName.endsWith(tenantId)) counts[TableName] ??= 0;
  }
  return counts;
}

async function prefixesOf(tenantId: string) {
  // Other tests leave buckets in other regions.
  const client = new S3Client({ ...asRoot(), followRegionRedirects: true });
  const { Buckets = [] } = await client.send(new ListBucketsCommand());
  const counts: Record<string, number> = {};
  for (const { Name: Bucket = '' } of Buckets) {
    const isOwn = Bucket.includes(tenantId.replace('_', '-'));
    for (const kind of ['t', 'k']) {
      const Prefix = `${kind}/${tenantId}/`;
      const count = await countOf(client, { Bucket, Prefix });
      if (count > 0) counts[`${isOwn ? 'own bucket' : 'shared'}/${kind}`] = count;
    }
    if (isOwn) counts['own bucket/t'] ??= 0;
  }
  return counts;
}

/** A bucket that was listed may be gone meanwhile: other tests' tenants come and go. */
async function countOf(client: S3Client, place: { Bucket: string; Prefix: string }) {
  try {
    return (await client.send(new ListObjectsV2Command(place))).Contents?.length ?? 0;
  } catch (error) {
    if (error instanceof NoSuchBucket) return 0;
    throw error;
  }
}
