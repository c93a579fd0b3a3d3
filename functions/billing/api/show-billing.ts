import type { BillingAccount, Dunning } from '../../../core/billing/billing-account.ts';
import type { BillingAccounts } from '../../../core/billing/billing-accounts.ts';
import type { Subscription } from '../../../core/billing/subscription.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { termsOf } from '../../../core/plans/terms-of.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toUsageRates } from '../usage-rate.ts';
import { toPeriodView } from './invoice-view.ts';

export type ShowBillingPorts = {
  readonly accounts: Pick<BillingAccounts, 'find'>;
  readonly plans: Plans;
};

export const showBilling = ({ accounts, plans }: ShowBillingPorts) =>
  operation('showBilling', async ({ tenant }) => {
    const account = await accounts.find(tenant.tenantId);
    return answer(200, account ? toBillingView(account, plans) : { state: 'none' as const });
  });

const toBillingView = ({ state, subscription, dunning }: BillingAccount, plans: Plans) => ({
  state,
  subscription: subscription && toSubscriptionView(subscription),
  usage: subscription && toUsageRates(termsOf(plans, subscription)),
  dunning: dunning && toDunningView(dunning),
});

export function toSubscriptionView(subscription: Subscription) {
  const { plan, planVersion, quantity, status, currentPeriod, coupon } = subscription;
  return {
    ...{ plan, planVersion, quantity, status, coupon },
    currentPeriod: toPeriodView(currentPeriod),
    trialEndsAt: subscription.trialEndsAt?.toISOString(),
    cancelsAt: subscription.cancelsAt?.toISOString(),
  };
}

const toDunningView = ({ invoiceId, since, graceEndsAt }: Dunning) => ({
  invoiceId,
  since: since.toISOString(),
  graceEndsAt: graceEndsAt.toISOString(),
});
