import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type {
  ErasableStore,
  ErasedTenant,
  Found,
  FoundPage,
} from '../../../core/erasure/erasable-store.ts';
import { SHARD_NUMBERS } from '../../../core/audit/chain.ts';
import { chainPartition, entriesPartition, monthOf } from '../audit/audit-keys.ts';
import { deleteKeys, type Key } from './delete-keys.ts';
import type { Table } from './scan-table.ts';

/** A tenant's audit log: by the months since it was made, for the table of all is far too large to be read whole. */
export class DynamoAuditEntries implements ErasableStore {
  readonly name = 'audit';
  readonly #table: Table;
  readonly #now: () => Date;

  constructor(table: Table, now: () => Date) {
    this.#table = table;
    this.#now = now;
  }

  async *pages({ tenant }: ErasedTenant): AsyncGenerator<FoundPage> {
    const { id, createdAt } = tenant;
    for (const month of monthsBetween(createdAt, this.#now())) {
      for (const shard of SHARD_NUMBERS) {
        yield* this.#partition(entriesPartition(id, month, shard), 'audit/ENTRIES');
      }
    }
    for (const shard of SHARD_NUMBERS) {
      yield* this.#partition(chainPartition({ tenantId: id, shard }), 'audit/CHAIN');
    }
  }

  remove(_: ErasedTenant, found: readonly Found[]): Promise<void> {
    return deleteKeys(
      this.#table,
      found.map(({ handle }) => handle as Key),
    );
  }

  async *#partition(pk: string, kind: string): AsyncGenerator<FoundPage> {
    const { documents, tableName } = this.#table;
    const query = new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ProjectionExpression: 'pk, sk',
      ConsistentRead: true,
    });
    for (;;) {
      // From the beginning each time: what was listed before is gone.
      const { Items = [] } = await documents.send(query);
      if (Items.length === 0) return;
      const found = Items.map((item): Found => {
        const handle = { pk, sk: String(item.sk) };
        return { key: `${pk} ${handle.sk}`, kind, handle };
      });
      yield { found };
    }
  }
}

/** Both included. */
function* monthsBetween(from: Date, to: Date): Generator<string> {
  const month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth()));
  for (; month <= to; month.setUTCMonth(month.getUTCMonth() + 1)) yield monthOf(month);
}
