import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { LedgerConflictError, type Ledger } from '../../../core/billing/ledger/ledger.ts';
import type { LedgerEntry } from '../../../core/billing/ledger/ledger-entry.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { fingerprint } from '../../../kit/fingerprint.ts';
import type { PageRequest } from '../../../kit/page.ts';
import { LEDGER_PREFIX, ledgerKey, ledgerPartition } from './billing-keys.ts';
import { fromLedgerItem, toLedgerItem } from './ledger-item.ts';

/** Writes by one conditional PutItem: a function that books needs no right to change or to delete. */
export class DynamoLedger implements Ledger {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async append(tenantId: TenantId, entry: LedgerEntry): Promise<'appended' | 'known'> {
    const item = toLedgerItem(tenantId, entry);
    const put = new PutCommand({
      TableName: this.#tableName,
      Item: item,
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await this.#documents.send(put);
      return 'appended';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const booked = error.Item && unmarshall(error.Item);
      if (fingerprint(booked) !== fingerprint(item)) throw new LedgerConflictError(entry.id);
      return 'known';
    }
  }

  async entriesOf(tenantId: TenantId, { limit, after }: PageRequest) {
    const { Items = [], LastEvaluatedKey } = await this.#documents.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': ledgerPartition(tenantId), ':prefix': LEDGER_PREFIX },
        Limit: limit,
        ...(after !== undefined && { ExclusiveStartKey: ledgerKey(tenantId, after) }),
      }),
    );
    const items = Items.map(fromLedgerItem);
    const last = items.at(-1);
    return { items, ...(LastEvaluatedKey && last && { next: last.id }) };
  }
}
