import type { TenantState } from '../tenants/tenant.ts';

/** Missing, malformed, forged, of another client or of a pool that is not ours: all one answer. */
export type TokenInvalid = { readonly kind: 'TokenInvalid' };
export type TokenExpired = { readonly kind: 'TokenExpired' };
export type SessionEnded = { readonly kind: 'SessionEnded' };
export type TenantNotActive = { readonly kind: 'TenantNotActive'; readonly state: TenantState };
/** A user of a tenant who is in none of the groups that are roles. */
export type NoRole = { readonly kind: 'NoRole' };

/** The operator has no such access to a tenant's data, or not any more. */
export type NoSupportAccess = { readonly kind: 'NoSupportAccess' };

export type AuthenticationError =
  TokenInvalid | TokenExpired | SessionEnded | TenantNotActive | NoRole | NoSupportAccess;
