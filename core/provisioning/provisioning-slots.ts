import type { TenantId } from '../tenancy/tenant-context.ts';

export type Slots = {
  /** The tenants whose provisioning may run. */
  readonly running: ReadonlySet<TenantId>;
  /** Whether somebody was refused a slot since the queue was last seen empty. */
  readonly isQueued: boolean;
};

/** How many provisionings run at once; all others wait, as their tenants' records tell. Each call throws on an outage. */
export interface ProvisioningSlots {
  read(): Promise<Slots>;

  /** A slot for a tenant who comes now, and none before those who wait; again is harmless. */
  takeNow(tenantId: TenantId): Promise<boolean>;

  /** A slot for the one who has waited the longest; again is harmless. */
  takeInTurn(tenantId: TenantId): Promise<boolean>;

  /** Again is harmless. */
  release(tenantId: TenantId): Promise<void>;

  /** Nobody waits: who comes now may have a slot. */
  endQueue(): Promise<void>;
}

/** Where a tenant stands in the queue. */
export interface QueuePlaces {
  /** 1 for the next whose turn comes; null once its turn has come. May lag by a second. Throws on an outage. */
  placeOf(waiting: { readonly id: TenantId; readonly updatedAt: Date }): Promise<number | null>;
}
