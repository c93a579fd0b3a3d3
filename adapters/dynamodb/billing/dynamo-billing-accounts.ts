import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { BillingAccount } from '../../../core/billing/billing-account.ts';
import type { BillingAccounts } from '../../../core/billing/billing-accounts.ts';
import type { BillingEvent } from '../../../core/billing/billing-events.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { toEventItem } from '../events/event-item.ts';
import { dueItems } from '../table/due.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { transact, tryTransact, type Write } from '../table/transact.ts';
import { fromAccountItem, toAccountItem } from './billing-account-item.ts';
import { billingAccountKey, billingCustomerKey } from './billing-keys.ts';

type Table = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: () => Date;
};

/** The billing accounts in the ControlTable, and beside each whose customer it is. */
export class DynamoBillingAccounts implements BillingAccounts {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(tenantId: TenantId): Promise<BillingAccount | null> {
    const { documents, tableName } = this.#table;
    const item = await getItem(documents, tableName, billingAccountKey(tenantId));
    return item ? fromAccountItem(item) : null;
  }

  async tenantOf(customerId: string): Promise<TenantId | null> {
    const { documents, tableName } = this.#table;
    const item = await getItem(documents, tableName, billingCustomerKey(customerId));
    return item ? (item.tenantId as TenantId) : null;
  }

  save(account: BillingAccount, events: readonly BillingEvent[] = []): Promise<boolean> {
    const { tableName, documents } = this.#table;
    const told = events.map((event, at) => [`event${at}`, putNew(tableName, toEventItem(event))]);
    return tryTransact(documents, {
      account: this.#accountWrite(account),
      customer: this.#customerWrite(account),
      ...(Object.fromEntries(told) as Record<string, Write>),
    });
  }

  async remove({ tenantId, customerId }: BillingAccount): Promise<void> {
    const { tableName: TableName, documents } = this.#table;
    await transact(documents, {
      account: { Delete: { TableName, Key: billingAccountKey(tenantId) } },
      customer:
        customerId === undefined
          ? undefined
          : { Delete: { TableName, Key: billingCustomerKey(customerId) } },
    });
  }

  owed(): AsyncIterable<readonly TenantId[]> {
    return this.#due('billing');
  }

  toCollect(): AsyncIterable<readonly TenantId[]> {
    return this.#due('dunning');
  }

  async *#due(kind: 'billing' | 'dunning'): AsyncIterable<readonly TenantId[]> {
    const { documents, tableName, now } = this.#table;
    const due = dueItems(documents, { tableName, kind, now: now() });
    for await (const items of due) yield items.map(({ tenantId }) => tenantId as TenantId);
  }

  #accountWrite(account: BillingAccount): Write {
    return {
      Put: {
        TableName: this.#table.tableName,
        Item: toAccountItem(account, this.#table.now()),
        ...(account.version === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :before',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':before': account.version - 1 },
            }),
      },
    };
  }

  /** A customer is one tenant's for good. */
  #customerWrite({ customerId, tenantId }: BillingAccount): Write | undefined {
    if (customerId === undefined) return undefined;
    return {
      Put: {
        TableName: this.#table.tableName,
        Item: { ...billingCustomerKey(customerId), tenantId },
        ConditionExpression: 'attribute_not_exists(pk) OR tenantId = :tenantId',
        ExpressionAttributeValues: { ':tenantId': tenantId },
      },
    };
  }
}
