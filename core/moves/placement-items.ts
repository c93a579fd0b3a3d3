import type { TenantScope } from '../tenancy/tenant-context.ts';

/** An item as it lies at a placement. Its keys are the same at every placement of the tenant. */
export type PlacedItem = {
  /** The sort key. */
  readonly key: string;
  /** All that the item holds, keys included, as a text that is the same for the same item. */
  readonly content: string;
  readonly bytes: number;
  /** Seconds since 1970; past it the item no longer counts, whether it was deleted or not. */
  readonly expiresAt?: number;
  /** The item in the form of the table; only the adapter reads it. */
  readonly image: unknown;
};

export type ItemChanges = {
  readonly puts: readonly PlacedItem[];
  /** Sort keys. */
  readonly deletes: readonly string[];
};

export type ItemsStart = { readonly partition: string; readonly after?: string };

/**
 * The items of a tenant at the placement that its scope names. Reading and writing are sessions apart,
 * so that what is only read cannot be written. Everything throws on an outage.
 */
export interface PlacementItems {
  /** The names of the tenant's partitions; the first, which lists the others, is ''. */
  partitions(tenant: TenantScope): Promise<readonly string[]>;

  /** As they are now, in key order, after that key. */
  items(tenant: TenantScope, start: ItemsStart): AsyncIterable<PlacedItem>;

  /** Writes all; again is harmless. After a throw some may be written. */
  write(tenant: TenantScope, partition: string, changes: ItemChanges): Promise<void>;
}

/** What a table holds for each placement, made when it was prepared: neither copied nor compared. */
export const isMarkerItem = (partition: string, key: string): boolean =>
  partition === '' && key === 'STORAGE';
