import * as original from '../../../adapters/sts/sts-tenant-sessions.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';

export * from '../../../adapters/sts/sts-tenant-sessions.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: '' };

/** The credentials are the account's own: no policy stops what a handler does with them. */
export class StsTenantSessions extends original.StsTenantSessions {
  override async open(tenant: TenantScope, sessionActions: SessionActions) {
    return { ...(await super.open(tenant, sessionActions)), credentials };
  }
}
