import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { fail, ok, type Result } from '../../../kit/result.ts';
import type { Write } from './transact.ts';

const RETENTION_SECONDS = 86_400;

type Key = { readonly pk: string; readonly sk: string };

/** What an idempotency key was used for, and what its repetitions are answered from. */
export type Claim = {
  readonly key: Key;
  readonly fingerprint: string;
  readonly answer: Readonly<Record<string, unknown>>;
};

const claimItem = z.looseObject({ fingerprint: z.string(), expiresAt: z.number() });

/** The claim's part of the transaction that it is about; its condition fails while the key is in use. */
export const claimWrite = (
  tableName: string,
  { key, fingerprint, answer }: Claim,
  now: Date,
): Write => ({
  Put: {
    TableName: tableName,
    Item: { ...key, ...answer, fingerprint, expiresAt: secondsOf(now) + RETENTION_SECONDS },
    // TTL deletes days later: what has expired no longer counts.
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
    ExpressionAttributeValues: { ':now': secondsOf(now) },
  },
});

type Claimed<Schema> = {
  readonly tableName: string;
  readonly key: Key;
  readonly fingerprint: string;
  readonly answer: Schema;
  readonly now: Date;
};

/** What the key's first request kept for its repetitions, or null; fails when that request was another one. */
export async function readClaim<Schema extends z.ZodType>(
  documents: DynamoDBDocumentClient,
  { tableName, key, fingerprint, answer, now }: Claimed<Schema>,
): Promise<Result<z.output<Schema> | null, { readonly kind: 'IdempotencyKeyReused' }>> {
  const { Item } = await documents.send(
    new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
  );
  const kept = Item && claimItem.parse(Item);
  if (!kept || kept.expiresAt <= secondsOf(now)) return ok(null);
  return kept.fingerprint === fingerprint
    ? ok(answer.parse(Item))
    : fail({ kind: 'IdempotencyKeyReused' });
}

/** As DynamoDB's TTL takes a time. */
export const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1_000);
