import type { Occasion } from '../../events/domain-event.ts';
import { resumeTenant } from '../../tenants/resume-tenant.ts';
import { suspendTenant } from '../../tenants/suspend-tenant.ts';
import type { LifeError, LifePorts } from '../../tenants/tenant-life.ts';
import type { Result } from '../../../kit/result.ts';
import type { TenantSuspender } from './tenant-suspender.ts';

/** By the tenants' own table of transitions, as billing. */
export const lifeSuspender = (ports: LifePorts): TenantSuspender => ({
  async suspend(tenantId, reason) {
    settled(await suspendTenant(ports, { tenantId, reason, occasion: occasionAt(ports.now()) }));
  },
  async resume(tenantId, reason) {
    settled(await resumeTenant(ports, { tenantId, reason, occasion: occasionAt(ports.now()) }));
  },
});

const occasionAt = (time: Date): Occasion => ({ time, actor: { kind: 'system', id: 'billing' } });

/** A tenant that is gone, or in no state for it, is none to suspend or resume; a busy one is tried again. */
function settled(changed: Result<unknown, LifeError>): void {
  if (!changed.ok && changed.error.kind === 'RegistryBusy') {
    throw new Error('The tenant has too many writers.');
  }
}
