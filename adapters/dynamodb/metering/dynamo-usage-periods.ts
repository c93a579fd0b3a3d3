import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { PeriodClosed } from '../../../core/metering/metering-events.ts';
import type { OpenPeriod, UsagePeriods } from '../../../core/metering/usage-period.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { toEventItem } from '../events/event-item.ts';
import { dueAttributes, dueItems } from '../table/due.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { tryTransact } from '../table/transact.ts';
import { openPeriodKey, periodKey } from './metering-keys.ts';
import { isoTime } from '../table/iso-time.ts';

const periodItem = z.object({
  tenantId: z.templateLiteral(['tnt_', z.string()]),
  start: isoTime,
  end: isoTime,
  closesAt: isoTime,
  timeZone: z.string(),
});

type Tables = { readonly usageTableName: string; readonly controlTableName: string };

export class DynamoUsagePeriods implements UsagePeriods {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tables: Tables;

  /** The control table is where the outbox of events is. */
  constructor(documents: DynamoDBDocumentClient, tables: Tables) {
    this.#documents = documents;
    this.#tables = tables;
  }

  async find(tenantId: TenantId): Promise<OpenPeriod | null> {
    const item = await getItem(
      this.#documents,
      this.#tables.usageTableName,
      openPeriodKey(tenantId),
    );
    return item ? periodItem.parse(item) : null;
  }

  async begin(period: OpenPeriod): Promise<void> {
    try {
      await this.#documents.send(
        new PutCommand(putNew(this.#tables.usageTableName, openItem(period)).Put),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async *listDue(now: Date): AsyncIterable<readonly OpenPeriod[]> {
    const query = { tableName: this.#tables.usageTableName, kind: 'period', now } as const;
    for await (const items of dueItems(this.#documents, query)) {
      yield items.map((item) => periodItem.parse(item));
    }
  }

  close(period: OpenPeriod, next: OpenPeriod, event: PeriodClosed): Promise<boolean> {
    const { usageTableName: TableName, controlTableName } = this.#tables;
    const { tenantId, start } = period;
    const closed = { ...periodKey(tenantId, start), ...attributesOf(period) };
    return tryTransact(this.#documents, {
      closed: putNew(TableName, { ...closed, closedAt: event.time.toISOString() }),
      open: {
        Put: {
          ...{ TableName, Item: openItem(next) },
          ConditionExpression: '#start = :closed',
          ExpressionAttributeNames: { '#start': 'start' },
          ExpressionAttributeValues: { ':closed': start.toISOString() },
        },
      },
      event: putNew(controlTableName, toEventItem(event)),
    });
  }
}

const attributesOf = ({ tenantId, start, end, closesAt, timeZone }: OpenPeriod) => ({
  ...{ tenantId, timeZone },
  start: start.toISOString(),
  end: end.toISOString(),
  closesAt: closesAt.toISOString(),
});

const openItem = (period: OpenPeriod) => ({
  ...openPeriodKey(period.tenantId),
  ...attributesOf(period),
  ...dueAttributes('period', period.closesAt),
});
