import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { DynamoRateCounters } from '../../../adapters/dynamodb/usage/dynamo-rate-counters.ts';
import type { LeaseRequest } from '../../../core/rate-limits/rate-counters.ts';
import { answeredBy, type Asked } from '../../fakes/fake-aws.ts';

const lease: LeaseRequest = {
  subject: { id: 'tnt_1', meteredTenant: 'tnt_1' },
  cell: 1_000,
  amount: 5,
  ceiling: 100,
  leftCeiling: 95,
  givenBack: { amount: 8, isOfEarlier: { minute: true, hour: false } },
  uses: { requests: new Map([[1, 12]]), serverErrors: new Map([[1, 2]]) },
  outdated: { minute: [], hour: [] },
};

describe('DynamoRateCounters', () => {
  it('repeats a write whose answer was lost without what the first may have told', async () => {
    const asked: Asked[] = [];
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
    const documents = answeredBy(
      client,
      {
        Update: (_, calls) => {
          if (calls === 0) throw new Error('read ECONNRESET');
          return { Attributes: { cell: 1_000, taken: 5 } };
        },
      },
      asked,
    );
    await new DynamoRateCounters(documents, 'usage', 1_000).lease(lease);
    const values = asked.map(({ input }) => input.ExpressionAttributeValues);
    expect(values[0]).toMatchObject({
      ':more': -3,
      ':ceiling': 100,
      ':mBack': 8,
      ':u1': 12,
      ':f1': 2,
    });
    // Given back twice, tokens would be granted that nobody gave back.
    expect(values[1]).toMatchObject({ ':more': 5, ':ceiling': 92, ':mBack': 0, ':hBack': 0 });
    expect(values[1]).not.toHaveProperty(':u1');
    expect(values[1]).not.toHaveProperty(':f1');
  });
});
