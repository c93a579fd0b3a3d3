import { fail, ok, type Result } from '../../kit/result.ts';
import type { Occasion } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { SuspensionReason } from './suspension.ts';
import { tenantResumed } from './tenant-life-events.ts';
import {
  changed,
  nextVersion,
  whyNotPossible,
  type LifeError,
  type LifePorts,
} from './tenant-life.ts';
import type { Tenant, TenantState } from './tenant.ts';

export type ResumeTenant = {
  readonly tenantId: TenantId;
  readonly reason: SuspensionReason;
  readonly occasion: Occasion;
};

/**
 * Lifts one reason of a suspension: with the last one the tenant is as it was before. For a reason that
 * it is not suspended for nothing changes.
 */
export function resumeTenant(
  ports: LifePorts,
  { tenantId, reason, occasion }: ResumeTenant,
): Promise<Result<Tenant, LifeError>> {
  return changed(ports, tenantId, (before) => {
    const { suspensions = [], state } = before;
    const isSuspendedFor = suspensions.some((one) => one.reason === reason);
    if (!isSuspendedFor && state !== 'provisioning') return ok(null);
    const refused = whyNotPossible(before, 'resume', occasion.time);
    if (refused) return fail(refused);

    const left = suspensions.filter((one) => one.reason !== reason);
    const change = {
      state: state === 'suspended' ? stateBy(left) : state,
      suspensions: left.length > 0 ? left : undefined,
    };
    const after = nextVersion(before, change, occasion.time);
    return ok({
      transition: 'resume',
      before,
      after,
      event: tenantResumed(after, reason, occasion),
    });
  });
}

/** Of a tenant that is not terminated. */
export const stateBy = (suspensions: Tenant['suspensions'] = []): TenantState =>
  suspensions.length > 0 ? 'suspended' : 'active';
