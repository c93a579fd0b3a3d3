import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { fromEventItem } from '../../adapters/dynamodb/events/event-item.ts';
import { DynamoStorageCounters } from '../../adapters/dynamodb/quotas/dynamo-storage-counters.ts';
import { EVENT_PREFIX, tenantPartition } from '../../adapters/dynamodb/table/control-keys.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { describeStorageCounters } from './storage-counters-suite.ts';

describeStorageCounters('DynamoStorageCounters', async () => {
  const documents = documentsAsRoot();
  const { tableName } = await scratchTable();
  let time = Date.now();
  const now = () => new Date(time);
  const tables = { usageTableName: tableName, controlTableName: tableName };
  const eventsOf = async (tenantId: string) => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: {
          ':pk': tenantPartition(tenantId),
          ':prefix': EVENT_PREFIX,
        },
      }),
    );
    return Items.map(fromEventItem);
  };
  return {
    counters: new DynamoStorageCounters(documents, tables, now),
    pass: (seconds) => void (time += seconds * 1000),
    ...{ now, eventsOf },
  };
});
