import * as z from 'zod';
import type { CacheEntry } from '../../../core/cache/cache-entry.ts';
import type { CacheWrite, Precondition } from '../../../core/cache/tenant-cache.ts';
import { partitionOf, type Placement } from '../../../core/tenancy/placement.ts';
import type { JsonValue } from '../../../kit/json.ts';
import { CACHE_PARTITION } from '../tenancy/partition-names.ts';
import { countedUntil } from './counted-until.ts';

/** Seconds since 1970, as DynamoDB's time to live takes it. */
export const secondsOf = (time: Date): number => time.getTime() / 1_000;

export const cachePartition = (placement: Placement): string =>
  partitionOf(placement, CACHE_PARTITION);

/** The prefix keeps a key such as `rec_…` from what the stream publishes (core/tenancy/change-stream.ts). */
export const entryKey = (placement: Placement, key: string) => ({
  pk: cachePartition(placement),
  sk: `K#${key}`,
});

export const toItem = ({ value, version, expiresAt }: CacheWrite, now: Date) => ({
  value: JSON.stringify(value),
  version,
  expiresAt: secondsOf(expiresAt),
  countedUntil: countedUntil(secondsOf(expiresAt), secondsOf(now)),
});

const cacheItem = z.object({ value: z.string(), version: z.number(), expiresAt: z.number() });

/** DynamoDB deletes days later what has expired: until then it is not there. */
export function fromItem(item: unknown, now: Date): CacheEntry | null {
  const { value, version, expiresAt } = cacheItem.parse(item);
  if (expiresAt <= secondsOf(now)) return null;
  return {
    value: JSON.parse(value) as JsonValue,
    version,
    expiresAt: new Date(expiresAt * 1_000),
  };
}

/** The condition of a write; none where any state will do. */
export function conditionOf(onlyIf: Precondition | undefined, now: Date) {
  if (onlyIf === undefined) return {};
  const values = { ':now': secondsOf(now) };
  if (onlyIf === 'absent') {
    return {
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
      ExpressionAttributeValues: values,
    };
  }
  const isAlive = 'expiresAt > :now';
  return onlyIf === 'present'
    ? { ConditionExpression: isAlive, ExpressionAttributeValues: values }
    : {
        ConditionExpression: `${isAlive} AND version = :version`,
        ExpressionAttributeValues: { ...values, ':version': onlyIf.version },
      };
}
