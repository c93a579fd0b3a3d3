import type { Result } from '../../kit/result.ts';
import type { Occasion } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantProvisioningStarted } from './tenant-events.ts';
import type { JsonObject, Tenant } from './tenant.ts';

export type SlugTaken = { readonly kind: 'SlugTaken'; readonly slug: string };
export type TenantLimitReached = { readonly kind: 'TenantLimitReached'; readonly limit: number };
export type IdempotencyKeyReused = { readonly kind: 'IdempotencyKeyReused' };
/** Too many creations at once for the time a request may take; trying again later helps. */
export type RegistryBusy = { readonly kind: 'RegistryBusy' };
export type TenantNotFound = { readonly kind: 'TenantNotFound' };
export type VersionConflict = { readonly kind: 'VersionConflict' };

/** A client's promise that requests of this key are one request; `fingerprint` tells others apart. */
export type IdempotencyClaim = {
  readonly actor: string;
  readonly key: string;
  readonly fingerprint: string;
};

/** The tenant as it was written, or as the first request of the same idempotency key wrote it. */
export type Written = { readonly tenant: Tenant; readonly isReplay: boolean };

export type NewTenant = {
  readonly tenant: Tenant;
  readonly event: TenantProvisioningStarted;
  readonly maxTenants: number;
  /** Ciphertext, bound to the tenant; expires after a day whether it was used or not. */
  readonly encryptedAdminPassword?: string;
  readonly claim?: IdempotencyClaim;
};

export type TenantChange = {
  readonly tenantId: TenantId;
  /** The version the change was made against. */
  readonly version: number;
  readonly name?: string;
  readonly settings?: JsonObject;
  readonly metadata?: JsonObject;
  readonly planVersion?: number;
  readonly occasion: Occasion;
};

/** Every write an operator makes to the tenants; each is one transaction with its event. */
export interface TenantRegistry {
  /** What the first request of this claim wrote, or null; fails when that request was another one. */
  answered(claim: IdempotencyClaim): Promise<Result<Tenant | null, IdempotencyKeyReused>>;

  /**
   * Records a tenant, its slug, its place under the limit and its event, all or nothing: of two
   * tenants that race for a slug or for the last place, one fails.
   */
  create(
    creation: NewTenant,
  ): Promise<Result<Written, SlugTaken | TenantLimitReached | IdempotencyKeyReused | RegistryBusy>>;

  /** Replaces the given members; fails when the tenant is no longer in that version. */
  update(change: TenantChange): Promise<Result<Tenant, TenantNotFound | VersionConflict>>;
}
