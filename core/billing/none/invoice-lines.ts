import { shareOf, times, zero } from '../../money/money.ts';
import { costOf } from '../../money/unit-price.ts';
import type { InvoiceLine, Period } from '../invoice.ts';
import type { PlanChoice, PriceList } from '../plan-terms.ts';
import { choiceAt, termsOf } from './choice-at.ts';
import type { NoneSubscription } from './none-account.ts';
import { periodAt, type BillingPeriod } from './periods.ts';

/** What was used of each meter that the plan prices. */
export type UsageOf = (meter: string, period: Period) => Promise<bigint>;

export type Selling = {
  readonly subscription: NoneSubscription;
  readonly prices: PriceList;
  readonly usageOf: UsageOf;
};

export type Line = Omit<InvoiceLine, 'id'>;

export function planLine(
  { subscription, prices }: Selling,
  { isTrial, isFirst, from, to }: BillingPeriod,
): Line {
  const [first] = subscription.choices;
  const choice = isFirst && first ? first : choiceAt(subscription, from);
  const terms = termsOf(prices, choice);
  const quantity = BigInt(choice.quantity);
  const amount = isTrial ? zero(terms.currency) : times(terms.monthly, quantity);
  const description = isTrial ? `Trial of ${terms.name}` : terms.name;
  return { kind: 'plan', description, quantity, amount, period: { from, to } };
}

/** Each change within the period: the rest of what was paid is given back at the old and charged at the new price. */
export function prorations({ subscription, prices }: Selling, period: BillingPeriod): Line[] {
  if (period.isTrial) return [];
  return subscription.choices.flatMap((choice, at) => {
    const former = subscription.choices[at - 1];
    if (!former || !isWithin(choice.at, period)) return [];
    const whole = monthOf(subscription, period);
    const rest = { from: choice.at, to: whole.to };
    return [
      { ...priced(prices, former, -1n), word: 'Unused' },
      { ...priced(prices, choice, 1n), word: 'Remaining' },
    ].map(({ word, terms, full, quantity }) => ({
      kind: 'proration' as const,
      description: `${word} time on ${terms.name}`,
      quantity,
      amount: shareOf(full, secondsIn(rest), secondsIn(whole)),
      period: rest,
    }));
  });
}

/** What is chosen in the moment that a period begins is in its plan's line already, but for the first. */
const isWithin = (time: Date, { from, to, isFirst }: BillingPeriod): boolean =>
  time < to && (isFirst ? time >= from : time > from);

function priced(prices: PriceList, choice: PlanChoice, sign: bigint) {
  const terms = termsOf(prices, choice);
  const quantity = BigInt(choice.quantity);
  return { terms, quantity, full: times(terms.monthly, sign * quantity) };
}

/** The whole month that the period began as: what was paid in advance. */
function monthOf(subscription: NoneSubscription, { from }: Period): Period {
  const endless = { ...subscription, endsAt: undefined };
  for (let index = 0; ; index += 1) {
    const period = periodAt(endless, index);
    if (period && period.from >= from) return period;
  }
}

/** By the plan that the tenant has at the end of the period. */
export async function usageLines(
  { subscription, prices, usageOf }: Selling,
  { isTrial, from, to }: BillingPeriod,
): Promise<Line[]> {
  const period = { from, to };
  const terms = termsOf(prices, choiceAt(subscription, new Date(period.to.getTime() - 1)));
  const lines = Object.entries(terms.usage).map(async ([meter, { perUnit, included }]) => {
    const quantity = await usageOf(meter, period);
    const billed = quantity > included && !isTrial ? quantity - included : 0n;
    const amount = costOf(perUnit, billed);
    const description = `${meter} on ${terms.name}`;
    return { kind: 'usage' as const, description, quantity, amount, period, meter };
  });
  return Promise.all(lines);
}

const secondsIn = ({ from, to }: Period): bigint =>
  BigInt(Math.round((to.getTime() - from.getTime()) / 1_000));
