import type { PlacementSpec } from '../tenancy/placement-spec.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantRole } from '../tenancy/tenant-role.ts';

type Signed = {
  readonly userId: string;
  /** The user's name in the pool, which is no e-mail address. */
  readonly username: string;
  readonly sessionId: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
};

/** Who makes a request, as proven by the access token. */
export type Identity =
  | (Signed & { readonly kind: 'operator' })
  | (Signed &
      PlacementSpec & {
        readonly kind: 'tenant';
        readonly tenantId: TenantId;
        readonly tenantName: string;
        readonly plan: string;
        readonly writes: 'open' | 'paused';
        readonly role: TenantRole;
        readonly userPoolId: string;
      });
