import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { entryKey } from '../../../adapters/dynamodb/cache/cache-item.ts';
import { CHANGE_FILTER } from '../../../core/tenancy/change-stream.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import { changeCount } from '../../../adapters/dynamodb/cache/entry-count.ts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { answeredBy, type Asked } from '../../fakes/fake-aws.ts';
import { tenantContext } from '../../support/tenancy/tenant-contexts.ts';

const stores = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '000000000000',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'dev',
};
const NOW = 1_780_000_000;
const nameOf = (end: number) => `u${end.toString(36)}`;

function countOf(counters: Readonly<Record<string, number>>) {
  const asked: Asked[] = [];
  const documents = answeredBy(
    DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' })),
    { Update: () => ({ Attributes: { pk: 'T#', sk: 'COUNT', ...counters } }) },
    asked,
  );
  const placement = placementOf(tenantContext(), stores);
  const change = (changes: Parameters<typeof changeCount>[1]) =>
    changeCount({ documents, placement }, changes, NOW);
  return { change, asked };
}

describe('the items of the cache in a tenant’s table', () => {
  it('are published as nobody’s change, whatever the key', () => {
    const placement = placementOf(tenantContext(), stores);
    const published = CHANGE_FILTER.dynamodb.Keys.sk.S.map(({ prefix }) => prefix);
    for (const key of ['rec_01jd9mzq8wf7p9v3k2x5c4b6ha', 'fil_1', 'COUNT']) {
      const { sk } = entryKey(placement, key);
      expect(published.some((prefix) => sk.startsWith(prefix))).toBe(false);
      expect(sk).not.toBe('COUNT');
    }
  });
});

describe('changeCount', () => {
  it('counts what has not expired, and takes a counter below nothing for nothing', async () => {
    const { change } = countOf({
      ...{ [nameOf(NOW + 60)]: 3, [nameOf(NOW + 7_200)]: 4 },
      ...{ [nameOf(NOW + 61)]: -2, [nameOf(NOW)]: 1_000, [nameOf(NOW - 60)]: 1_000 },
    });
    expect(await change({ enters: NOW + 60 })).toBe(7);
  });

  it('asks nothing where nothing changes', async () => {
    const { change, asked } = countOf({});
    expect(await change({ enters: NOW + 60, leaves: NOW + 60 })).toBeNull();
    expect(await change({ leaves: NOW - 1 })).toBeNull();
    expect(await change({})).toBeNull();
    expect(asked).toEqual([]);
  });

  it('moves an entry from one span to another in one write', async () => {
    const { change, asked } = countOf({});
    await change({ enters: NOW + 120, leaves: NOW + 60 });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.input.ExpressionAttributeValues).toEqual({
      [`:${nameOf(NOW + 60)}`]: -1,
      [`:${nameOf(NOW + 120)}`]: 1,
    });
  });

  it('removes the counters of the past once there are fifty', async () => {
    const past = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [nameOf(NOW - n), 1]));
    const few = countOf(past(49));
    await few.change({ enters: NOW + 60 });
    expect(few.asked).toHaveLength(1);

    const many = countOf(past(80));
    expect(await many.change({ enters: NOW + 60 })).toBe(0);
    expect(many.asked[1]?.input.UpdateExpression).toMatch(/^REMOVE (u\w+, ){49}u\w+$/);
  });
});
