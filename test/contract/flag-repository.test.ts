import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { fromEventItem } from '../../adapters/dynamodb/events/event-item.ts';
import { DynamoFlagRepository } from '../../adapters/dynamodb/flags/dynamo-flag-repository.ts';
import { EVENT_PREFIX, tenantPartition } from '../../adapters/dynamodb/table/control-keys.ts';
import { WHOLE_PLATFORM } from '../../core/events/domain-event.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { describeFlagRepository } from './flag-repository-suite.ts';

describeFlagRepository('DynamoFlagRepository', async () => {
  const documents = documentsAsRoot();
  const { tableName: TableName } = await scratchTable();
  const events = async () => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: {
          ':pk': tenantPartition(WHOLE_PLATFORM),
          ':prefix': EVENT_PREFIX,
        },
      }),
    );
    return Items.map(fromEventItem);
  };
  return { flags: new DynamoFlagRepository(documents, TableName), events };
});
