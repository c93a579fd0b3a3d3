import type { Placement } from './placement.ts';
import type { SessionActions } from './session-policy.ts';
import type { TenantScope } from './tenant-context.ts';

/** Credentials that reach one tenant's data and nothing else, and where that data lies. */
export type TenantSession = {
  readonly placement: Placement;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
  readonly expiresAt: Date;
};

/** The one way to a tenant's data. */
export interface TenantSessions {
  /**
   * A session of that tenant for those sessionActions, new or kept from before. The same object is given
   * until it is replaced, so that a client may be kept with it. Throws when AWS refuses or is out.
   */
  open(tenant: TenantScope, sessionActions: SessionActions): Promise<TenantSession>;
}
