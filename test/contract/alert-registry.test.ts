import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { fromEventItem } from '../../adapters/dynamodb/events/event-item.ts';
import { DynamoAlertRegistry } from '../../adapters/dynamodb/product-analytics/dynamo-alert-registry.ts';
import type { AlertCrossed } from '../../core/product-analytics/alert-events.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { scratchUsageTable } from '../support/usage-table.ts';
import { describeAlertRegistry } from './alert-registry-suite.ts';

describeAlertRegistry('DynamoAlertRegistry', async () => {
  const documents = documentsAsRoot();
  const { tableName: usageTableName } = await scratchUsageTable();
  const { tableName: controlTableName } = await scratchTable();
  return {
    alerts: new DynamoAlertRegistry({ documents, usageTableName, controlTableName }),
    eventsOf: async (tenantId) => {
      const types: AlertCrossed['type'][] = [];
      const query = {
        TableName: controlTableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `TENANT#${tenantId}` },
      };
      for await (const { Items = [] } of paginateQuery({ client: documents }, query)) {
        types.push(...Items.map((item) => fromEventItem(item).type as AlertCrossed['type']));
      }
      return types;
    },
  };
});
