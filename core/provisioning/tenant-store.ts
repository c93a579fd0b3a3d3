import type { TenantScope } from '../tenancy/tenant-context.ts';

/** One store of tenants' data, reached with the tenant's own session alone. */
export interface TenantStore {
  /**
   * Makes the tenant's place in the store, and so proves that its session opens it. Again is harmless.
   * Throws a SessionRefusedError while the tenant's own key does not know the session.
   */
  prepare(tenant: TenantScope): Promise<void>;

  /** Deletes all that the tenant has in the store; again is harmless. Throws on an outage. */
  clear(tenant: TenantScope): Promise<void>;
}

/**
 * A store that is encrypted with the tenant's own key refused its session. With a new key that passes:
 * KMS takes up to five minutes until a policy finds a key by its tags
 * (https://docs.aws.amazon.com/kms/latest/developerguide/abac.html).
 */
export class SessionRefusedError extends Error {
  override readonly name = 'SessionRefusedError';
}

/** Five minutes, and the time that the first refusal took. */
export const NEW_KEY_SECONDS = 420;
