import type { Result } from '../../kit/result.ts';
import type { Tenant } from '../tenants/tenant.ts';

export type PoolLimitReached = { readonly kind: 'PoolLimitReached' };
/** The user directory refuses the address or the password as such. */
export type AdminRefused = { readonly kind: 'AdminRefused'; readonly reason: string };

/** By whom the directory knows a user from then on (Cognito's `sub`). */
export type PoolUser = { readonly userId: string };

export type PoolAdmin = { readonly email: string; readonly name?: string };

export type PoolTenant = Pick<Tenant, 'id' | 'identity'>;

/** Tenants' own user pools: one each, found again by the tenant's id. */
export interface TenantPools {
  /**
   * Makes the tenant's pool, its sign-in rules and password policy included, and gives its id. Never
   * repeated by itself beyond a throttle: a second call makes a second pool. Throws on an outage.
   */
  create(tenant: Pick<Tenant, 'id'>): Promise<Result<string, PoolLimitReached>>;

  /**
   * The ids of all pools that bear the tenant's name, and of the one that its record names, which may bear that of the
   * stock, oldest first. Reads every pool of the account, so only where one may stand that was never noted, or that was
   * to be gone. Throws on an outage.
   */
  listOf(tenant: PoolTenant): Promise<readonly string[]>;

  /** Offers a second factor; again is harmless. Throws on an outage. */
  configure(userPoolId: string): Promise<void>;

  /** Makes the client through which the pool's users sign in; again makes another. Throws on an outage. */
  createClient(userPoolId: string): Promise<string>;

  /** That client, made when there is none. Throws on an outage. */
  ensureClient(userPoolId: string): Promise<string>;

  /**
   * Makes the owner's user, with this password or, without one, so that he must be given a first one;
   * again is harmless. Throws on an outage.
   */
  ensureOwner(
    userPoolId: string,
    admin: PoolAdmin,
    password: string | null,
  ): Promise<Result<PoolUser, AdminRefused>>;

  /** The pool's JSON Web Key Set, as it is published. Throws when it cannot be had. */
  readKeySet(userPoolId: string): Promise<string>;

  /** Deletes the tenant's pool and all in it; one that is gone already is no fault. Throws on an outage. */
  remove(tenant: Pick<Tenant, 'id'>, userPoolId: string): Promise<void>;
}
