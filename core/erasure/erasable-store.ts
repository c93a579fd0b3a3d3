import type { Tenant } from '../tenants/tenant.ts';

export type Found = {
  /** What tells it from all others in its store. */
  readonly key: string;
  /** As what it is counted, such as `control/MEMBERS`. */
  readonly kind: string;
  /** What only the adapter reads. */
  readonly handle?: unknown;
};

export type FoundPage = {
  readonly found: readonly Found[];
  /** From where another run goes on after this page; the beginning where none is given. */
  readonly after?: string;
};

/** Whose things are looked for. */
export type ErasedTenant = {
  readonly tenant: Tenant;
  /** Names of the tenant's partitions that were seen. */
  readonly partitions: readonly string[];
  /** As whom the billing provider knew it. */
  readonly customerId?: string;
};

/** A store that tenants' things are removed from. Everything throws on an outage. */
export interface ErasableStore {
  readonly name: string;
  /** All that is the tenant's, page by page; what was removed is not listed again. */
  pages(erased: ErasedTenant, after?: string): AsyncIterable<FoundPage>;
  /** Again is harmless, and so is what is gone. */
  remove(erased: ErasedTenant, found: readonly Found[]): Promise<void>;
}

export type RemainsPage = { readonly keys: readonly string[]; readonly after?: string };

/** A store as the sweep looks at it, by no code and no list that the removal goes by. Throws on an outage. */
export interface SweptStore {
  readonly name: string;
  /** All that names the tenant, or its pool, and is not to stay. */
  remains(erased: ErasedTenant, after?: string): AsyncIterable<RemainsPage>;
}
