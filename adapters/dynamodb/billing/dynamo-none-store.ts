import { DeleteCommand, paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { UsageReport } from '../../../core/billing/billing-provider.ts';
import type { Invoice, Period } from '../../../core/billing/invoice.ts';
import type { NoneAccount } from '../../../core/billing/none/none-account.ts';
import type { NoneStore } from '../../../core/billing/none/none-store.ts';
import { minorNumberOf } from '../../../core/money/money.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { PageRequest } from '../../../kit/page.ts';
import { getItem } from '../table/get-item.ts';
import { latestFirst } from '../table/latest-first.ts';
import { putNew } from '../table/put-new.ts';
import { tryTransact, type Write } from '../table/transact.ts';
import {
  NONE_INVOICE_PREFIX,
  noneAccountKey,
  noneInvoiceKey,
  nonePartition,
  noneReportKey,
  noneUsageSortKey,
} from './billing-keys.ts';
import { fromInvoiceItem, toInvoiceItem } from './invoice-item.ts';
import { fromNoneAccountItem, toNoneAccountItem } from './none-account-item.ts';

/** The documents of the provider `none` in the ControlTable, where no tenant's credentials reach. */
export class DynamoNoneStore implements NoneStore {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find(tenantId: TenantId): Promise<NoneAccount | null> {
    const item = await getItem(this.#documents, this.#tableName, noneAccountKey(tenantId));
    return item ? fromNoneAccountItem(item) : null;
  }

  save(account: NoneAccount, issued?: Invoice): Promise<boolean> {
    return tryTransact(this.#documents, {
      account: this.#accountWrite(account),
      ...(issued && {
        invoice: putNew(this.#tableName, toInvoiceItem(account.tenantId, issued)),
      }),
    });
  }

  /** The account last: while it is there, the rest is looked for again. */
  async remove(tenantId: TenantId) {
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': nonePartition(tenantId) },
        ProjectionExpression: 'pk, sk',
        ConsistentRead: true,
      },
    );
    const account = noneAccountKey(tenantId);
    for await (const { Items = [] } of pages) {
      for (const { pk, sk } of Items) {
        if (sk !== account.sk) await this.#delete({ pk, sk });
      }
    }
    await this.#delete(account);
  }

  async addUsage(tenantId: TenantId, { identifier, meter, units, time }: UsageReport) {
    const sk = noneUsageSortKey(meter, time, identifier);
    const usage = { pk: nonePartition(tenantId), sk, units: minorNumberOf({ amountMinor: units }) };
    const isNew = await tryTransact(this.#documents, {
      report: putNew(this.#tableName, noneReportKey(tenantId, identifier)),
      usage: putNew(this.#tableName, usage),
    });
    return isNew ? 'recorded' : 'known';
  }

  async usageOf(tenantId: TenantId, meter: string, { from, to }: Period): Promise<bigint> {
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': nonePartition(tenantId),
          ':from': noneUsageSortKey(meter, from),
          // Without an identifier it sorts before all that was used in that moment.
          ':to': noneUsageSortKey(meter, to),
        },
        ConsistentRead: true,
      },
    );
    let total = 0n;
    for await (const { Items = [] } of pages) {
      for (const { units } of Items) total += BigInt(Number(units));
    }
    return total;
  }

  async listInvoices(tenantId: TenantId, page: PageRequest) {
    const found = await latestFirst(this.#documents, {
      tableName: this.#tableName,
      pk: nonePartition(tenantId),
      prefix: NONE_INVOICE_PREFIX,
      page,
    });
    return { ...found, items: found.items.map(fromInvoiceItem) };
  }

  async findInvoice(tenantId: TenantId, invoiceId: string): Promise<Invoice | null> {
    const key = noneInvoiceKey(tenantId, invoiceId);
    const item = await getItem(this.#documents, this.#tableName, key);
    return item ? fromInvoiceItem(item) : null;
  }

  async #delete(Key: Readonly<Record<string, unknown>>) {
    await this.#documents.send(new DeleteCommand({ TableName: this.#tableName, Key }));
  }

  #accountWrite(account: NoneAccount): Write {
    return {
      Put: {
        TableName: this.#tableName,
        Item: toNoneAccountItem(account),
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
}
