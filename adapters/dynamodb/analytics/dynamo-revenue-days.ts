import {
  paginateQuery,
  PutCommand,
  QueryCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { Day, RevenueDay, TenantDay } from '../../../core/analytics/revenue-day.ts';
import type { RevenueDays } from '../../../core/analytics/revenue-days.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { getItems } from '../table/get-items.ts';
import { tryTransact, type Write } from '../table/transact.ts';
import { fromSumItem, fromTenantItem, toSumItem, toTenantItem } from './revenue-item.ts';
import {
  closedKey,
  dayPartition,
  SUMS_PARTITION,
  TENANT_PREFIX,
  tenantDayKey,
} from './revenue-keys.ts';

/** In the UsageTable: a partition a day, and one of what each day adds up to. */
export class DynamoRevenueDays implements RevenueDays {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async last(): Promise<RevenueDay | null> {
    const { Items = [] } = await this.#documents.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': SUMS_PARTITION },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    return Items[0] ? fromSumItem(Items[0]) : null;
  }

  async ofMonth(month: string): Promise<readonly RevenueDay[]> {
    return (await this.#query(SUMS_PARTITION, `${month}-`)).map(fromSumItem);
  }

  async rows(day: Day): Promise<readonly TenantDay[]> {
    return (await this.#query(dayPartition(day), TENANT_PREFIX)).map(fromTenantItem);
  }

  async rowsOf(day: Day, tenantIds: readonly TenantId[]): Promise<readonly TenantDay[]> {
    if (tenantIds.length === 0) return [];
    const keys = tenantIds.map((tenantId) => tenantDayKey(day, tenantId));
    return (await getItems(this.#documents, this.#tableName, keys)).map(fromTenantItem);
  }

  put(day: Day, rows: readonly TenantDay[]): Promise<boolean> {
    const TableName = this.#tableName;
    const puts = rows.map((row): Write => ({ Put: { TableName, Item: toTenantItem(day, row) } }));
    return tryTransact(this.#documents, {
      ...Object.fromEntries(puts.entries()),
      open: {
        ConditionCheck: {
          ...{ TableName, Key: closedKey(day) },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    });
  }

  async close(day: Day): Promise<void> {
    await this.#put(closedKey(day));
  }

  async keep(day: RevenueDay): Promise<void> {
    await this.#put(toSumItem(day));
  }

  async #put(Item: Record<string, unknown>): Promise<void> {
    await this.#documents.send(new PutCommand({ TableName: this.#tableName, Item }));
  }

  async #query(pk: string, prefix: string): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) items.push(...Items);
    return items;
  }
}
