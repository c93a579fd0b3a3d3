import type { AccountResource } from './account-resource.ts';

export type ResourceCount = {
  /** All that count towards the limit, whosoever they are. */
  readonly used: number;
  /** Theirs, as far as they have any: of a key, one alias. */
  readonly names: readonly string[];
};
export type Inventory = Readonly<Record<AccountResource, ResourceCount>>;

/** What exists in an account and a region, as the caller's credentials see it. */
export interface AccountInventory {
  /** Lists it anew; throws when AWS refuses a listing or cannot be reached. */
  take(): Promise<Inventory>;
}
