import { randomUUID } from 'node:crypto';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { asRoot } from './local-cloud.ts';

const hashAndRange = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];

/** An empty table with the keys and the index of the deployed usage table; removed by `drop`. */
export async function scratchUsageTable(client = new DynamoDBClient(asRoot())) {
  const TableName = `usage-${randomUUID()}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'dueKind', 'dueAt'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: hashAndRange('pk', 'sk'),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: hashAndRange('dueKind', 'dueAt'),
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1 }, { TableName });
  return {
    tableName: TableName,
    drop: () => client.send(new DeleteTableCommand({ TableName })),
  };
}
