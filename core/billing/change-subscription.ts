import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { BillingProvider, NotSold, NotSubscribed } from './billing-provider.ts';
import { customerOf, type BillingNotReady } from './customer-of.ts';
import type { PlanChoice } from './plan-terms.ts';
import { refreshAccount, type RefreshPorts } from './refresh-account.ts';
import type { Subscription } from './subscription.ts';

export type ChangeSubscriptionPorts = RefreshPorts & {
  readonly provider: Pick<BillingProvider, 'changePlan' | 'readSubscription'>;
};

export type SubscriptionChange = {
  readonly tenantId: TenantId;
  readonly plan: string;
  readonly planVersion: number;
  /** How many times it is paid, such as by seats; as before where nothing is said. */
  readonly quantity?: number;
  /** The same for a repetition, and for no other change of that tenant: the id of its job. */
  readonly key: string;
};

/**
 * Another plan, another number of seats, from now on: the rest of the period is credited and charged on the next
 * invoice. Made once for each key, and not at all for what is bought already. Whom the provider does not know yet it will sell the plan that the tenant has
 * then: the tenant's own record must be changed before, and `BillingNotReady` is no failure of the change.
 */
export async function changeSubscription(
  ports: ChangeSubscriptionPorts,
  { tenantId, key, ...wanted }: SubscriptionChange,
): Promise<Result<Subscription, BillingNotReady | NotSold | NotSubscribed>> {
  const customer = await customerOf(ports.accounts, tenantId);
  if (!customer.ok) return customer;
  const before = await ports.provider.readSubscription(customer.value);
  if (!before) return fail({ kind: 'NotSubscribed' });

  const choice: PlanChoice = { quantity: before.quantity, ...wanted };
  if (isSame(choice, before) && before.status !== 'canceled') return ok(before);
  const changed = await ports.provider.changePlan(customer.value, choice, key);
  if (!changed.ok) return changed;
  // Asked for anew: the event that tells of it may be lost, or not be sent at all.
  await refreshAccount(ports, tenantId);
  return ok(changed.value);
}

const isSame = (one: PlanChoice, other: PlanChoice): boolean =>
  one.plan === other.plan &&
  one.planVersion === other.planVersion &&
  one.quantity === other.quantity;
