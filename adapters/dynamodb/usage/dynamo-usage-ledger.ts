import {
  PutCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import {
  hourText,
  sealDueAt,
  type ClosedHours,
  type DueUses,
  type SealedHour,
  type UsageLedger,
} from '../../../core/rate-limits/seal-uses.ts';
import { dueItems } from '../table/due.ts';
import { isMet } from '../table/is-met.ts';
import { attributeOf, counterKey, openUses, tenantOfCounter, USES } from './counter-item.ts';

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
    const requests = openUses(Attributes, 'requests');
    const serverErrors = openUses(Attributes, 'serverErrors');
    const clientErrors = openUses(Attributes, 'clientErrors');
    // An error may have an hour without a request: of one that came in before the hour, and was answered in it.
    const hours = new Set(
      [requests, serverErrors, clientErrors].flatMap((marks) => [...marks.keys()]),
    );
    return [...hours]
      .filter((open) => open <= hour)
      .map((open) => ({
        ...{ hour: open, requests: requests.get(open) ?? 0 },
        serverErrors: serverErrors.get(open) ?? 0,
        clientErrors: clientErrors.get(open) ?? 0,
      }));
  }

  async seal(due: DueUses, closed: ClosedHours, now: Date): Promise<void> {
    for (const sealed of closed.hours) await this.#write(due, sealed, now);
    await this.#forget(due, closed);
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

  /**
   * Until an hour may be sealed, uses are told of it and of the next one. Where there are none yet, the next lease makes
   * the counter due again; else it is due with the first of them, and not before.
   */
  async #forget({ tenantId }: DueUses, { hours, last }: ClosedHours): Promise<void> {
    const namesIn = (hour: number) =>
      Object.values(USES).map((letter) => attributeOf(letter, hour));
    const gone = hours.flatMap(({ hour }) => namesIn(hour));
    const open = [last + 1, last + 2].flatMap(namesIn);
    const forget = (change: Omit<UpdateCommandInput, 'TableName' | 'Key'>) =>
      this.#unlessDone(
        new UpdateCommand({ TableName: this.#tableName, Key: counterKey(tenantId), ...change }),
      );
    const isQuiet = await forget({
      UpdateExpression: `REMOVE ${[...gone, 'dueKind', 'dueAt'].join(', ')}`,
      ConditionExpression: open.map((name) => `attribute_not_exists(#${name})`).join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(open.map((name) => [`#${name}`, name])),
    });
    if (isQuiet) return;
    await forget({
      UpdateExpression: `SET dueAt = :next${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`,
      ExpressionAttributeValues: { ':next': sealDueAt(last + 1).toISOString() },
    });
  }

  /** Whether it was done; not where its condition was not met. */
  async #unlessDone(write: PutCommand | UpdateCommand): Promise<boolean> {
    return isMet(
      write instanceof PutCommand ? this.#documents.send(write) : this.#documents.send(write),
    );
  }
}
