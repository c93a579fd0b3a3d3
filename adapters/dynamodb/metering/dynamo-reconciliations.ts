import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  dayAfter,
  reconciledAt,
  type DueDay,
  type Reconciliations,
} from '../../../core/metering/reconcile-usage.ts';
import { dueAttributes, dueItems } from '../table/due.ts';
import { putNew } from '../table/put-new.ts';
import { reconciliationKey } from './metering-keys.ts';
import { isoTime } from '../table/iso-time.ts';

const dueDay = z.object({
  tenantId: z.templateLiteral(['tnt_', z.string()]),
  day: isoTime,
});

export class DynamoReconciliations implements Reconciliations {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async begin(due: DueDay): Promise<void> {
    try {
      await this.#documents.send(new PutCommand(putNew(this.#tableName, toItem(due)).Put));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async *listDue(now: Date): AsyncIterable<readonly DueDay[]> {
    const query = { tableName: this.#tableName, kind: 'reconciliation', now } as const;
    for await (const items of dueItems(this.#documents, query)) {
      yield items.map((item) => dueDay.parse(item));
    }
  }

  async done({ tenantId, day }: DueDay): Promise<void> {
    const Item = toItem({ tenantId, day: dayAfter(day) });
    await this.#documents.send(new PutCommand({ TableName: this.#tableName, Item }));
  }
}

const toItem = ({ tenantId, day }: DueDay) => ({
  ...reconciliationKey(tenantId),
  tenantId,
  day: day.toISOString(),
  ...dueAttributes('reconciliation', reconciledAt(day)),
});
