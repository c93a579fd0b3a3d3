import { fail, ok } from '../../kit/result.ts';
import { tenantActivated } from '../tenants/tenant-events.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { identityOf } from './identity-of.ts';
import { PROVISIONING_ACTOR } from './provisioning-actor.ts';
import type { ProvisioningRegistry } from './provisioning-registry.ts';
import { stepFailure, type ProvisioningStep } from './provisioning-step.ts';
import type { StepLedger, StepRecord } from './step-ledger.ts';

export type ActivateTenantPorts = {
  readonly tenants: Pick<ProvisioningRegistry, 'activate'>;
  readonly ledger: Pick<StepLedger, 'find'>;
  readonly now: () => Date;
};

/**
 * Opens the tenant to its users. All of it, the step's own entry included, is one transaction, so there
 * is nothing to undo: either the tenant is active, and stays so, or nothing happened.
 */
export const activateTenant = (ports: ActivateTenantPorts): ProvisioningStep => ({
  name: 'activate-tenant',
  runsOn: 'provisioning',

  async perform(tenant, notes) {
    const identity = await identityOf(ports.ledger, tenant);
    if (!identity) return fail(stepFailure('The tenant has no identity.', true));

    const activatedAt = ports.now();
    const activated = await ports.tenants.activate({
      tenant,
      identity,
      activatedAt,
      event: tenantActivated(tenant, { time: activatedAt, actor: PROVISIONING_ACTOR }),
      step: notes.finishedWith({}),
      welcome: welcomeOwed(tenant),
    });
    // A change by an operator came between: the next run reads the tenant anew.
    if (!activated.ok) throw new TenantMovedOnError(tenant.id);
    return ok({});
  },

  undo: () => Promise.resolve('gone'),
});

const welcomeOwed = ({ id, attempt }: Tenant): StepRecord => ({
  tenantId: id,
  name: 'send-welcome-email',
  status: 'pending',
  attempt,
  revision: 1,
});

class TenantMovedOnError extends Error {
  override readonly name = 'TenantMovedOnError';

  constructor(tenantId: string) {
    super(`The tenant ${tenantId} changed while it was being activated.`);
  }
}
