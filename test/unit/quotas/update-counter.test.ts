import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { updateCounter } from '../../../adapters/dynamodb/quotas/update-counter.ts';
import { answeredBy, said, type Answers, type Asked } from '../../fakes/fake-aws.ts';

function arrange(update: Answers[string]) {
  const asked: Asked[] = [];
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
  const documents = answeredBy(client, { Update: update }, asked);
  const key = { pk: 'QUOTA#tnt', sk: 'STORAGE' };
  const add = () => updateCounter({ documents, tableName: 'usage' }, { key, add: { used: 5 } });
  return { add, asked };
}

const refusal = (writeId: string) =>
  new ConditionalCheckFailedException({
    ...said('The conditional request failed'),
    Item: { used: { N: '5' }, writeId: { S: writeId } },
  });

describe('updateCounter', () => {
  it('takes its own write, which the client repeated, for done', async () => {
    const { add } = arrange(({ ExpressionAttributeValues: values }) => {
      throw refusal((values as Readonly<Record<string, string>>)[':writeId'] ?? '');
    });
    expect(await add()).toMatchObject({ ok: true, value: { used: 5 } });
  });

  it('gives what it found where the condition of another write is not met', async () => {
    const { add } = arrange(() => {
      throw refusal('another');
    });
    expect(await add()).toEqual({ ok: false, error: { used: 5, writeId: 'another' } });
  });

  it('waits its turn while a transaction has the item', async () => {
    const { add, asked } = arrange((_input, calls) => {
      if (calls < 2) throw new TransactionConflictException(said('Conflict'));
      return { Attributes: { used: 5 } };
    });
    expect(await add()).toEqual({ ok: true, value: { used: 5 } });
    expect(asked).toHaveLength(3);
  });
});
