import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  TransactionConflictException,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { fail, ok, type Result } from '../../../kit/result.ts';
import type { StorageItem } from './storage-item.ts';

export type CounterTable = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
};

export type CounterChange = {
  readonly key: { readonly pk: string; readonly sk: string };
  /** What is added to which attribute. */
  readonly add: Readonly<Record<string, number>>;
  readonly condition?: string;
  readonly values?: Readonly<Record<string, number>>;
};

const BUDGET_MS = 5_000;
const FIRST_DELAY_MS = 10;
const LONGEST_DELAY_MS = 200;

/**
 * Adds to a counter while its condition holds, and answers the item after it; else the item that was found. A
 * client that repeats a write whose answer was lost finds its own `writeId`, and has added once.
 */
export async function updateCounter(
  table: CounterTable,
  change: CounterChange,
): Promise<Result<StorageItem, StorageItem | undefined>> {
  const writeId = randomUUID();
  const command = commandOf(table.tableName, change, writeId);
  const deadline = Date.now() + BUDGET_MS;
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)) {
    try {
      return ok((await table.documents.send(command)).Attributes ?? {});
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        const found = error.Item && plainItemOf(error.Item);
        return found?.writeId === writeId ? ok(found) : fail(found);
      }
      // A transaction has the item at this moment; a single write does not wait for it by itself.
      if (!(error instanceof TransactionConflictException) || Date.now() > deadline) throw error;
      await sleep(Math.random() * delayMs);
    }
  }
}

function commandOf(TableName: string, change: CounterChange, writeId: string): UpdateCommand {
  const { key: Key, add, condition, values } = change;
  const added = addExpression(add);
  return new UpdateCommand({
    TableName,
    Key,
    UpdateExpression: `SET writeId = :writeId ${added.expression}`,
    ConditionExpression: [
      '(attribute_not_exists(writeId) OR writeId <> :writeId)',
      ...(condition ? [`(${condition})`] : []),
    ].join(' AND '),
    ExpressionAttributeNames: added.names,
    ExpressionAttributeValues: { ':writeId': writeId, ...added.values, ...values },
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
}

/** The `ADD` of an update, with its names and values. */
export function addExpression(add: Readonly<Record<string, number>>) {
  const entries = Object.entries(add);
  return {
    expression: `ADD ${entries.map((_, index) => `#a${index} :a${index}`).join(', ')}`,
    names: Object.fromEntries(entries.map(([name], index) => [`#a${index}`, name])),
    values: Object.fromEntries(entries.map(([, bytes], index) => [`:a${index}`, bytes])),
  };
}

/** From DynamoDB's own form: the document client leaves the items of errors. */
const plainItemOf = (item: Readonly<Record<string, AttributeValue>>): StorageItem =>
  Object.fromEntries(
    Object.entries(item).map(([name, { N, S }]) => [name, N === undefined ? S : Number(N)]),
  );
