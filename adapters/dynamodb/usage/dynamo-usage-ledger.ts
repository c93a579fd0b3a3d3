import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  hourAt,
  hourText,
  sealDueAt,
  type DueUses,
  type SealedHour,
  type UsageLedger,
} from '../../../core/rate-limits/seal-uses.ts';
import { dueItems } from '../table/due.ts';
import { attributeOf, counterKey, openUses, tenantOfCounter } from './counter-item.ts';

export const sealedHourKey = (tenantId: string, hour: number) => ({
  pk: `METER#${tenantId}`,
  sk: `HOUR#${hourText(hour)}`,
});

export class DynamoUsageLedger implements UsageLedger {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async *listDue(now: Date): AsyncIterable<readonly DueUses[]> {
    const query = { tableName: this.#tableName, kind: 'uses', now } as const;
    for await (const items of dueItems(this.#documents, query)) {
      yield items.map((item) => ({
        tenantId: tenantOfCounter(item),
        dueAt: new Date(String(item.dueAt)),
      }));
    }
  }

  async close({ tenantId }: DueUses, hour: number): Promise<readonly SealedHour[]> {
    const { Attributes = {} } = await this.#documents.send(
      new UpdateCommand({
        TableName: this.#tableName,
        Key: counterKey(tenantId),
        UpdateExpression: 'SET sealed = :hour',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(sealed) OR sealed <= :hour)',
        ExpressionAttributeValues: { ':hour': hour },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return [...openUses(Attributes)]
      .filter(([open]) => open <= hour)
      .map(([open, requests]) => ({ hour: open, requests }));
  }

  async seal(due: DueUses, hours: readonly SealedHour[], now: Date): Promise<void> {
    for (const sealed of hours) await this.#write(due, sealed, now);
    await this.#forget(due, hours, now);
  }

  /** Immutable: this function may put items of these keys, and nobody may change one. */
  async #write({ tenantId }: DueUses, { hour, requests }: SealedHour, now: Date): Promise<void> {
    await this.#unlessDone(
      new PutCommand({
        TableName: this.#tableName,
        Item: { ...sealedHourKey(tenantId, hour), requests, sealedAt: now.toISOString() },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  }

  /** An hour that is open still becomes due after it; one that begins this moment puts the counter back by itself. */
  async #forget({ tenantId }: DueUses, hours: readonly SealedHour[], now: Date): Promise<void> {
    const open = [hourAt(now) - 1, hourAt(now)];
    const key = { TableName: this.#tableName, Key: counterKey(tenantId) };
    const gone = hours.map(({ hour }) => attributeOf('u', hour));
    const names = {
      '#before': attributeOf('u', open[0] ?? 0),
      '#now': attributeOf('u', open[1] ?? 0),
    };
    const isQuiet = await this.#unlessDone(
      new UpdateCommand({
        ...key,
        UpdateExpression: `REMOVE ${[...gone, 'dueKind', 'dueAt'].join(', ')}`,
        ConditionExpression: 'attribute_not_exists(#before) AND attribute_not_exists(#now)',
        ExpressionAttributeNames: names,
      }),
    );
    if (isQuiet) return;
    await this.#documents.send(
      new UpdateCommand({
        ...key,
        UpdateExpression: `SET dueAt = :next${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`,
        ExpressionAttributeValues: { ':next': sealDueAt(open[0] ?? 0).toISOString() },
      }),
    );
  }

  /** Whether it was done; not where its condition was not met. */
  async #unlessDone(write: PutCommand | UpdateCommand): Promise<boolean> {
    try {
      await (write instanceof PutCommand
        ? this.#documents.send(write)
        : this.#documents.send(write));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}
