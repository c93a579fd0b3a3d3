import type { Period } from '../invoice.ts';
import { monthsAfter } from '../months.ts';
import type { NoneSubscription } from './none-account.ts';

export type BillingPeriod = Period & { readonly isTrial: boolean; readonly isFirst: boolean };

/** The period of that number: the trial where there is one, then months. None where the subscription is over before. */
export function periodAt(subscription: NoneSubscription, index: number): BillingPeriod | undefined {
  const { endsAt } = subscription;
  const { from, to, isTrial } = plannedAt(subscription, index);
  // The first one there always was, if only for a moment.
  if (endsAt && from >= endsAt && index > 0) return undefined;
  return { from, to: endsAt && endsAt < to ? endsAt : to, isTrial, isFirst: index === 0 };
}

function plannedAt({ startedAt, trialEndsAt }: NoneSubscription, index: number) {
  if (trialEndsAt && index === 0) return { from: startedAt, to: trialEndsAt, isTrial: true };
  const month = trialEndsAt ? index - 1 : index;
  const anchor = trialEndsAt ?? startedAt;
  return { from: monthsAfter(anchor, month), to: monthsAfter(anchor, month + 1), isTrial: false };
}

/** The period that the moment is in; the last one where the subscription is over. */
export function currentPeriod(subscription: NoneSubscription, now: Date) {
  let period = periodAt(subscription, 0);
  for (let index = 1; ; index += 1) {
    const next = periodAt(subscription, index);
    if (!next || now < next.from) break;
    period = next;
  }
  if (!period) throw new Error('A subscription without a period.');
  return period;
}
