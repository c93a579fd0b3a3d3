import type { Subscription } from '../subscription.ts';
import { choiceAt } from './choice-at.ts';
import type { NoneAccount, NoneSubscription } from './none-account.ts';
import { currentPeriod } from './periods.ts';

/** As the port tells it, at that moment. */
export function toSubscription(
  { tenantId }: Pick<NoneAccount, 'tenantId'>,
  subscription: NoneSubscription,
  now: Date,
): Subscription {
  const { startedAt, trialEndsAt, endsAt, coupon } = subscription;
  const { plan, planVersion, quantity } = choiceAt(subscription, now);
  const { from, to } = currentPeriod(subscription, now);
  return {
    id: `sub_${tenantId}`,
    ...{ plan, planVersion, quantity },
    status: statusAt(subscription, now),
    startedAt,
    currentPeriod: { from, to },
    ...(trialEndsAt && { trialEndsAt }),
    ...(endsAt && { cancelsAt: endsAt }),
    ...(coupon !== undefined && { coupon }),
  };
}

function statusAt({ trialEndsAt, endsAt }: NoneSubscription, now: Date) {
  if (endsAt && now >= endsAt) return 'canceled';
  return trialEndsAt && now < trialEndsAt ? 'trialing' : 'active';
}
