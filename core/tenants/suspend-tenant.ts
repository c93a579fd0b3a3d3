import { fail, ok, type Result } from '../../kit/result.ts';
import type { Occasion } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { tenantSuspended } from './tenant-life-events.ts';
import {
  changed,
  nextVersion,
  whyNotPossible,
  type LifeError,
  type LifePorts,
} from './tenant-life.ts';
import type { SuspensionReason } from './suspension.ts';
import { TENANT_TRANSITIONS, type Tenant } from './tenant.ts';

export type SuspendTenant = {
  readonly tenantId: TenantId;
  readonly reason: SuspensionReason;
  readonly note?: string;
  readonly occasion: Occasion;
};

/**
 * Takes the access of all that is the tenant's, for one more reason; its data stays. For a reason that
 * it is suspended for already nothing changes.
 */
export function suspendTenant(
  ports: LifePorts,
  { tenantId, reason, note, occasion }: SuspendTenant,
): Promise<Result<Tenant, LifeError>> {
  return changed(ports, tenantId, (before) => {
    const refused = whyNotPossible(before, 'suspend', occasion.time);
    if (refused) return fail(refused);
    const { suspensions = [] } = before;
    if (suspensions.some((one) => one.reason === reason)) return ok(null);

    const { kind, id } = occasion.actor;
    const suspension = {
      ...{ reason, by: { kind, id }, since: occasion.time },
      ...(note !== undefined && { note }),
    };
    const change = {
      state: TENANT_TRANSITIONS.suspend.to,
      suspensions: [...suspensions, suspension],
    };
    const after = nextVersion(before, change, occasion.time);
    const event = tenantSuspended(after, suspension, occasion);
    return ok({ transition: 'suspend', before, after, event });
  });
}
