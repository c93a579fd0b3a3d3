import { randomUUID } from 'node:crypto';
import {
  CreateTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
} from '@aws-sdk/client-dynamodb';

const hashAndRange = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];

const index = (IndexName: string, number: number): GlobalSecondaryIndex => ({
  IndexName,
  KeySchema: hashAndRange(`gsi${number}pk`, `gsi${number}sk`),
  Projection: { ProjectionType: 'ALL' },
});

/** An empty table with the keys and indexes of the deployed control table, for one test alone. */
export async function emptyControlTable(dynamo: DynamoDBClient): Promise<string> {
  const TableName = `control-${randomUUID()}`;
  const keys = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'dueKind', 'dueAt'];
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: hashAndRange('pk', 'sk'),
      GlobalSecondaryIndexes: [
        index('byTenants', 1),
        index('byState', 2),
        {
          IndexName: 'due',
          KeySchema: hashAndRange('dueKind', 'dueAt'),
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  return TableName;
}
