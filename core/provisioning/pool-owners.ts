/** The first users of tenants' pools, as the welcome meets them. */
export interface PoolOwners {
  /** Whether the user still has no password of his own choice. Throws on an outage. */
  awaitsPassword(userPoolId: string, email: string): Promise<boolean>;

  /** Sets a password that must be changed at the first sign-in. Throws on an outage. */
  setTemporaryPassword(userPoolId: string, email: string, password: string): Promise<void>;
}
