import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { FIRST_PLAN_VERSION } from '../plans/terms-of.ts';
import { TERMINATED } from './billing-provider.ts';
import { cancelSubscription, type CancelSubscriptionPorts } from './cancel-subscription.ts';
import { changeSubscription, type ChangeSubscriptionPorts } from './change-subscription.ts';
import { forgetTenant, type ForgetTenantPorts } from './forget-tenant.ts';
import { resumeSubscription, type ResumeSubscriptionPorts } from './resume-subscription.ts';

export type FollowTenantPorts = ChangeSubscriptionPorts &
  CancelSubscriptionPorts &
  ForgetTenantPorts &
  ResumeSubscriptionPorts & { readonly tenants: TenantFinder };

export type TenantChanged = {
  readonly id: string;
  readonly type:
    'tenant.plan_changed' | 'tenant.terminated' | 'tenant.restored' | 'tenant.erase_started';
};

/**
 * A tenant buys the plan that it has, a terminated one no further period, a restored one goes on, and one that is erased
 * is forgotten. Read now, so that neither order nor number of events matters. Whom the provider does not know yet, and
 * who has no subscription any more, has nothing to change. Throws on a plan that is not sold.
 */
export async function followTenant(
  { tenants, ...ports }: FollowTenantPorts,
  tenantId: TenantId,
  { id, type }: TenantChanged,
): Promise<void> {
  const tenant = await tenants.find(tenantId);
  if (!tenant || tenant.state === 'erased') return;
  if (tenant.erasure) return forgetTenant(ports, tenantId, tenant.erasure.jobId);
  if (tenant.state === 'terminated') return endWithPeriod(ports, tenantId, id);

  const { plan, planVersion = FIRST_PLAN_VERSION } = tenant;
  if (type === 'tenant.restored') {
    throwIfNotSold(await resumeSubscription(ports, tenantId, { plan, planVersion }));
  }
  throwIfNotSold(await changeSubscription(ports, { tenantId, plan, planVersion, key: id }));
}

/** What is paid already is not given back, and a tenant that is restored has it still. One that ends anyway is left alone. */
async function endWithPeriod(
  ports: CancelSubscriptionPorts,
  tenantId: TenantId,
  eventId: string,
): Promise<void> {
  const account = await ports.accounts.find(tenantId);
  if (account?.subscription?.cancelsAt) return;
  const key = `${TERMINATED}${eventId}`;
  await cancelSubscription(ports, { tenantId, when: 'at_period_end', key });
}

type Answered =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: { readonly kind: string; readonly what?: string } };

function throwIfNotSold(answered: Answered): void {
  if (answered.ok || answered.error.kind !== 'NotSold') return;
  throw new Error(`The billing system does not sell ${answered.error.what ?? 'it'}.`);
}
