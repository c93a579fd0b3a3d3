import type { BillingAccount, Dunning } from '../../../core/billing/billing-account.ts';
import type { BillingAccounts } from '../../../core/billing/billing-accounts.ts';
import type { Subscription } from '../../../core/billing/subscription.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toPeriodView } from './invoice-view.ts';

export type ShowBillingPorts = { readonly accounts: Pick<BillingAccounts, 'find'> };

export const showBilling = ({ accounts }: ShowBillingPorts) =>
  operation('showBilling', async ({ tenant }) => {
    const account = await accounts.find(tenant.tenantId);
    return answer(200, account ? toBillingView(account) : { state: 'none' as const });
  });

const toBillingView = ({ state, subscription, dunning }: BillingAccount) => ({
  state,
  subscription: subscription && toSubscriptionView(subscription),
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
