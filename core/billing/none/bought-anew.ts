import type { PlanChoice } from '../plan-terms.ts';
import type { NoneAccount, NoneSubscription } from './none-account.ts';

/** A subscription after the one that is over: as many times as that one, and with its coupon. */
export function boughtAnew(
  { issued, subscription }: NoneAccount,
  choice: Omit<PlanChoice, 'quantity'> & { readonly at: Date },
): NoneSubscription {
  const quantity = subscription?.choices.at(-1)?.quantity ?? 1;
  return {
    startedAt: choice.at,
    choices: [{ ...choice, quantity }],
    invoicesBefore: issued,
    ...(subscription?.coupon !== undefined && { coupon: subscription.coupon }),
  };
}
