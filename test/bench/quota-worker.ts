import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoStorageCounters } from '../../adapters/dynamodb/quotas/dynamo-storage-counters.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { rootClient } from '../../local/aws.ts';

/**
 * Stores and deletes what it counts until somebody kills it: a process of its own in the place of a function that
 * dies in the middle of a write. Arguments: the emulator, the table, the tenant, the bytes of each item.
 */
const [emulatorUrl = '', tableName = '', tenant = '', size = '0', limit = '0'] =
  process.argv.slice(2);
const tenantId = tenant as TenantId;
const bytes = Number(size);
const account = { tenantId, limitBytes: Number(limit) };
const documents = DynamoDBDocumentClient.from(new DynamoDBClient(rootClient(emulatorUrl)));
const tables = { usageTableName: tableName, controlTableName: tableName };
const counters = new DynamoStorageCounters(documents, tables);

const stored: string[] = [];
console.log('begun');
for (;;) {
  const isDeletion = stored.length > 3 || (stored.length > 0 && Math.random() < 0.4);
  if (isDeletion) await deleteOne();
  else await storeOne();
}

async function storeOne() {
  const taken = await counters.take(account, bytes);
  if (!taken.ok) return;
  const sk = randomUUID();
  await documents.send(
    new PutCommand({ TableName: tableName, Item: { pk: `STORED#${tenantId}`, sk, bytes } }),
  );
  stored.push(sk);
}

async function deleteOne() {
  const sk = stored.shift();
  await documents.send(
    new DeleteCommand({ TableName: tableName, Key: { pk: `STORED#${tenantId}`, sk } }),
  );
  await counters.giveBack(tenantId, bytes);
}
