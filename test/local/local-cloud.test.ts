import {
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  paginateListTables,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { asRoot } from '../support/local-cloud.ts';

describe('the local cloud', () => {
  it('has the time to live that the templates ask for and the emulator leaves out', async () => {
    const client = new DynamoDBClient(asRoot());
    const names: string[] = [];
    for await (const { TableNames = [] } of paginateListTables({ client }, {})) {
      names.push(...TableNames);
    }
    // Other tests make tables of their own.
    const deployed = names.filter((name) => name.startsWith('freehold-local-data-'));
    expect(deployed).toHaveLength(5);
    for (const TableName of deployed) {
      const { TimeToLiveDescription } = await client.send(
        new DescribeTimeToLiveCommand({ TableName }),
      );
      expect(TimeToLiveDescription).toMatchObject({
        TimeToLiveStatus: 'ENABLED',
        AttributeName: 'expiresAt',
      });
    }
  });
});
