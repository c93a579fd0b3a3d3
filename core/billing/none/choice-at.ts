import type { PlanChoice, PlanTerms, PriceList } from '../plan-terms.ts';
import type { NoneSubscription } from './none-account.ts';

/** What the tenant had bought at that time. */
export function choiceAt({ choices }: NoneSubscription, time: Date): PlanChoice {
  const choice = choices.findLast(({ at }) => at <= time) ?? choices[0];
  if (!choice) throw new Error('A subscription without a plan.');
  return choice;
}

/** Throws on what is not sold: the configuration keeps each plan that a tenant has. */
export function termsOf(prices: PriceList, { plan, planVersion }: PlanChoice): PlanTerms {
  const terms = prices.termsOf({ plan, planVersion });
  if (!terms) throw new Error(`The price list has no plan ${plan} in version ${planVersion}.`);
  return terms;
}
