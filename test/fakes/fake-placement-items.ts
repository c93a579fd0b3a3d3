import type {
  ItemChanges,
  PlacementItems,
  ItemsStart,
  PlacedItem,
} from '../../core/moves/placement-items.ts';
import { compareKeys } from '../../core/moves/merged.ts';
import { placementOf } from '../../core/tenancy/placement.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { StageStorage } from '../../core/tenancy/stage-storage.ts';

export type FakeItem = { readonly value: string; readonly expiresAt?: number };
type Table = Map<string, FakeItem>;

/** Tables in memory; an own table is there only once it was made. Items are kept by `partition\0key`. */
export class FakePlacementItems implements PlacementItems {
  readonly tables = new Map<string, Table>();
  readonly #stores: StageStorage;

  constructor(stores: StageStorage) {
    this.#stores = stores;
  }

  tableOf(tenant: TenantScope): Table {
    const { tableName, dedicated: own } = placementOf(tenant, this.#stores);
    const table = this.tables.get(tableName);
    if (table) return table;
    if (own) throw new Error('ResourceNotFoundException');
    const made: Table = new Map();
    this.tables.set(tableName, made);
    return made;
  }

  async partitions(tenant: TenantScope) {
    const names = [...this.tableOf(tenant).keys()]
      .map((id) => id.split('\0'))
      .filter(([partition, key = '']) => partition === '' && key.startsWith('C#'))
      .map(([, key = '']) => key.slice(2));
    return ['', 'CACHE', 'NOTIFICATIONS', ...names];
  }

  async *items(tenant: TenantScope, { partition, after }: ItemsStart): AsyncGenerator<PlacedItem> {
    const found = [...this.tableOf(tenant)]
      .map(([id, item]) => ({ id: id.split('\0'), item }))
      .filter(({ id }) => id[0] === partition && compareKeys(id[1] ?? '', after ?? '') > 0)
      .sort((one, other) => compareKeys(one.id[1] ?? '', other.id[1] ?? ''));
    for (const { id, item } of found) {
      const { value, expiresAt } = item;
      yield {
        key: id[1] ?? '',
        content: JSON.stringify(item),
        bytes: value.length,
        ...(expiresAt !== undefined && { expiresAt }),
        image: item,
      };
    }
  }

  async write(tenant: TenantScope, partition: string, { puts, deletes }: ItemChanges) {
    const table = this.tableOf(tenant);
    for (const { key, image } of puts) table.set(`${partition}\0${key}`, image as FakeItem);
    for (const key of deletes) table.delete(`${partition}\0${key}`);
  }
}
