import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type {
  ErasableStore,
  ErasedTenant,
  FoundPage,
} from '../../../core/erasure/erasable-store.ts';
import { fromFlagsText, toFlagsText, type Flag } from '../../../core/flags/flag.ts';
import { FLAGS_KEY } from '../table/control-keys.ts';
import type { Table } from './scan-table.ts';

/** What flags say of the tenant and its users. All flags are one item. */
export class DynamoFlagTargets implements ErasableStore {
  readonly name = 'flags';
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async *pages({ tenant: { id } }: ErasedTenant): AsyncGenerator<FoundPage> {
    const { flags } = await this.#read();
    const found = flags
      .filter((flag) => names(flag, id))
      .map(({ name }) => ({ key: name, kind: 'flags/targets' }));
    if (found.length > 0) yield { found };
  }

  /** Throws where an operator changed the flags meanwhile: the machine tries again. */
  async remove({ tenant: { id } }: ErasedTenant): Promise<void> {
    const { version, flags } = await this.#read();
    if (!flags.some((flag) => names(flag, id))) return;
    const next = version + 1;
    const without = flags.map((flag) =>
      names(flag, id) ? { ...withoutTenant(flag, id), version: next } : flag,
    );
    await this.#table.documents.send(
      new PutCommand({
        TableName: this.#table.tableName,
        Item: { ...FLAGS_KEY, version: next, flags: toFlagsText(without) },
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': version },
      }),
    );
  }

  async #read(): Promise<{ readonly version: number; readonly flags: readonly Flag[] }> {
    const { documents, tableName } = this.#table;
    const { Item } = await documents.send(
      new GetCommand({ TableName: tableName, Key: FLAGS_KEY, ConsistentRead: true }),
    );
    return Item
      ? { version: Number(Item.version), flags: fromFlagsText(String(Item.flags)) }
      : { version: 0, flags: [] };
  }
}

const names = ({ onTenants, offTenants, onUsers }: Flag, tenantId: string): boolean =>
  [...onTenants, ...offTenants].some((id) => id === tenantId) ||
  onUsers.some((user) => user.tenantId === tenantId);

const withoutTenant = (flag: Flag, tenantId: string): Flag => ({
  ...flag,
  onTenants: flag.onTenants.filter((id) => id !== tenantId),
  offTenants: flag.offTenants.filter((id) => id !== tenantId),
  onUsers: flag.onUsers.filter((user) => user.tenantId !== tenantId),
});
