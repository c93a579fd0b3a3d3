import type { TenantScope } from '../tenancy/tenant-context.ts';

/** An item as it lies at a place. Its keys are the same at every place of the tenant. */
export type PlacedItem = {
  /** The sort key. */
  readonly key: string;
  /** Of all that the item holds, the keys included. */
  readonly sha256: string;
  readonly bytes: number;
  /** Seconds since 1970; past it the item no longer counts, whether it was deleted or not. */
  readonly expiresAt?: number;
  /** The item in the form of the store; only a place can read it. */
  readonly image: unknown;
};

export type ItemChanges = {
  readonly puts: readonly PlacedItem[];
  /** Sort keys. */
  readonly deletes: readonly string[];
};

/**
 * The items of a tenant at the place that its scope names. Reading and writing are sessions apart, so
 * that what is only read cannot be written.
 */
export interface ItemPlaces {
  /** The names of the tenant's partitions; the first, which lists the others, is ''. Throws on an outage. */
  partitions(tenant: TenantScope): Promise<readonly string[]>;

  /** As they are now, in key order, after that key. Throws on an outage. */
  items(tenant: TenantScope, start: ItemsStart): AsyncIterable<PlacedItem>;

  /** Writes all; again is harmless. Throws on an outage, and then some may be written. */
  write(tenant: TenantScope, partition: string, changes: ItemChanges): Promise<void>;
}

export type ItemsStart = { readonly partition: string; readonly after?: string };
