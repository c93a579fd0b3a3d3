import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { attributeOf, counterKey } from '../../../adapters/dynamodb/usage/counter-item.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
const sizeOf = (item: object) =>
  Object.entries(marshall(item)).reduce((sum, [name, { N, S = '' }]) => {
    const value = N === undefined ? S.length : Math.ceil(N.length / 2) + 1;
    return sum + name.length + value;
  }, 0);

describe('the counter of a tenant that is always busy', () => {
  it('is written with one unit, as all items of at most 1,024 bytes', () => {
    const cell = Math.floor(Date.UTC(2030, 0, 1) / 5_000);
    const marks = (kind: 'm' | 'h', count: number, last: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [attributeOf(kind, last - at), 9_999_999]),
      );
    const item = {
      ...counterKey('tnt_01m84pyq9ffk0vx96p1taqxspe'),
      ...{ cell, taken: 9_999_999, ceiling: 9_999_999, sealed: 500_000, expiresAt: 1_900_000_000 },
      ...{ dueKind: 'uses', dueAt: '2030-01-01T00:00:00.000Z' },
      ...{ [attributeOf('u', 500_000)]: 99_999, [attributeOf('u', 500_001)]: 99_999 },
      // Those of the window, and the one before it.
      ...marks('m', 14, cell),
      ...marks('h', 62, Math.floor(cell / 12)),
    };
    expect(sizeOf(item)).toBeLessThanOrEqual(1_024);
  });
});
