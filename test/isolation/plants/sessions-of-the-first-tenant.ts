import * as original from '../../../adapters/sts/sts-tenant-sessions.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSession } from '../../../core/tenancy/tenant-sessions.ts';

export * from '../../../adapters/sts/sts-tenant-sessions.ts';

/** Sessions are kept by what they may do, and by nothing that tells one tenant from another. */
export class StsTenantSessions extends original.StsTenantSessions {
  readonly #kept = new Map<string, Promise<TenantSession>>();

  override open(tenant: TenantScope, sessionActions: SessionActions): Promise<TenantSession> {
    const key = JSON.stringify(sessionActions);
    const session = this.#kept.get(key) ?? super.open(tenant, sessionActions);
    this.#kept.set(key, session);
    return session;
  }
}
