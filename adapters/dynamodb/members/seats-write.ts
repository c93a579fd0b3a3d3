import type { Quantity } from '../../../core/plans/feature.ts';
import { seatsKey } from '../table/control-keys.ts';
import type { Write } from '../table/transact.ts';

type SeatsChange = {
  readonly used?: number;
  /** Active ones. One fewer leaves at least one. */
  readonly owners?: number;
  /** Above it no seat is taken. */
  readonly limit?: Quantity;
};

/** The counters' part of a transaction; undefined where neither changes. */
export function seatsWrite(
  tableName: string,
  userPoolId: string,
  { used = 0, owners = 0, limit = 'unlimited' }: SeatsChange,
): Write | undefined {
  if (used === 0 && owners === 0) return undefined;
  const bounds = [
    ...(used > 0 && limit !== 'unlimited'
      ? [{ condition: '#used < :limit', values: { ':limit': limit } }]
      : []),
    ...(owners < 0 ? [{ condition: '#owners > :one', values: { ':one': 1 } }] : []),
  ];
  return {
    Update: {
      TableName: tableName,
      Key: seatsKey(userPoolId),
      UpdateExpression: 'ADD #used :used, #owners :owners',
      ConditionExpression: [
        'attribute_exists(pk)',
        ...bounds.map(({ condition }) => condition),
      ].join(' AND '),
      ExpressionAttributeNames: { '#used': 'used', '#owners': 'owners' },
      ExpressionAttributeValues: Object.assign(
        { ':used': used, ':owners': owners },
        ...bounds.map(({ values }) => values),
      ) as Record<string, number>,
    },
  };
}
