import type { SuspensionReason } from '../tenants/suspension.ts';
import type { TenantState } from '../tenants/tenant.ts';

/** Missing, malformed, forged, of another client or of a pool that is not ours: all one answer. */
export type TokenInvalid = { readonly kind: 'TokenInvalid' };
export type TokenExpired = { readonly kind: 'TokenExpired' };
export type SessionEnded = { readonly kind: 'SessionEnded' };
export type TenantNotActive = { readonly kind: 'TenantNotActive'; readonly state: TenantState };
/** This cell knows of the tenant, whose data is in another one. */
export type TenantElsewhere = { readonly kind: 'TenantElsewhere'; readonly cell: string };
/** `reasons`: for an owner of the tenant alone. */
export type TenantSuspended = {
  readonly kind: 'TenantSuspended';
  readonly reasons?: readonly SuspensionReason[];
};
/** A user of a tenant who is in none of the groups that are roles. */
export type NoRole = { readonly kind: 'NoRole' };

/** The operator has no such access to a tenant's data, or not any more. */
export type NoSupportAccess = { readonly kind: 'NoSupportAccess' };

/** The API key was disabled, or the member whose key it is is no member any more. */
export type KeyDisabled = { readonly kind: 'KeyDisabled' };
export type KeyExpired = { readonly kind: 'KeyExpired' };
/** The API key may be used from other addresses only. */
export type AddressNotAllowed = { readonly kind: 'AddressNotAllowed' };

export type AuthenticationError =
  | TokenInvalid
  | TokenExpired
  | SessionEnded
  | TenantNotActive
  | TenantElsewhere
  | TenantSuspended
  | NoRole
  | NoSupportAccess
  | KeyDisabled
  | KeyExpired
  | AddressNotAllowed;
