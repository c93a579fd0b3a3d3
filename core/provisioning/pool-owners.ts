import type { Result } from '../../kit/result.ts';
import type { AdminRefused, PoolAdmin, PoolUser } from './tenant-pools.ts';

/** The first users of tenants' pools, as the welcome meets them. */
export interface PoolOwners {
  /** Whether the user still has no password of his own choice. Throws on an outage. */
  awaitsPassword(userPoolId: string, email: string): Promise<boolean>;

  /** Sets a password that must be changed at the first sign-in. Throws on an outage. */
  setTemporaryPassword(userPoolId: string, email: string, password: string): Promise<void>;
}

export interface OwnerRestorer {
  /**
   * The user is there and enabled, with a password to be changed at the first sign-in, without an
   * authenticator and without a refresh token that works. Throws on an outage; again is harmless.
   */
  restore(userPoolId: string, admin: PoolAdmin, password: string): Promise<PoolUser>;
}

export interface OwnerReplacer extends Pick<PoolOwners, 'setTemporaryPassword'> {
  /** The user is there; who is there already stays as he is. Throws on an outage. */
  ensure(
    userPoolId: string,
    admin: PoolAdmin,
    password: null,
  ): Promise<Result<PoolUser, AdminRefused>>;

  /** Deletes the user; one who is gone already is no fault. Throws on an outage. */
  remove(userPoolId: string, userId: string): Promise<void>;
}
