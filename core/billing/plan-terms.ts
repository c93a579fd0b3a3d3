import type { Currency, Money } from '../money/money.ts';
import type { UnitPrice } from '../money/unit-price.ts';

/** What one version of a plan costs: what Stripe has as prices, and the provider `none` bills by. */
export type PlanTerms = {
  readonly plan: string;
  readonly version: number;
  readonly name: string;
  readonly currency: Currency;
  readonly monthly: Money;
  /** By meter; what no plan prices is counted and not billed. */
  readonly usage: Readonly<Record<string, UsagePrice>>;
};

export type UsagePrice = {
  readonly perUnit: UnitPrice;
  /** Units of each period that cost nothing. */
  readonly included: bigint;
  readonly cap?: UsageCap;
};

/** How many units of a period are wanted: the owners are told, and beyond a hard one nothing is billed or taken. */
export type UsageCap = { readonly units: bigint; readonly isHard: boolean };

export const hasHardCaps = ({ plans }: { readonly plans: readonly PlanTerms[] }): boolean =>
  plans.some(({ usage }) => Object.values(usage).some(({ cap }) => cap?.isHard));

/** A plan and how many times it is paid: once, or by seats. */
export type PlanChoice = {
  readonly plan: string;
  readonly planVersion: number;
  readonly quantity: number;
};

/** Takes a whole percentage off every invoice of the first months, or of all where none are stated. */
export type Coupon = {
  readonly id: string;
  readonly percentOff: number;
  readonly months?: number;
};

/** What the platform sells. */
export interface PriceList {
  /** Undefined for what is not sold. */
  termsOf(choice: Omit<PlanChoice, 'quantity'>): PlanTerms | undefined;
  coupon(id: string): Coupon | undefined;
}
