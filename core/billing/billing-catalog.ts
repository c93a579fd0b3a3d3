import type { Coupon, PlanTerms } from './plan-terms.ts';

/** All that is sold: each plan in each version that a tenant may have. */
export type Sold = { readonly plans: readonly PlanTerms[]; readonly coupons: readonly Coupon[] };

/**
 * One thing that the provider has otherwise than the platform file: to be made or renamed; a `conflict` is nothing
 * that can be changed, for prices in use never are.
 */
export type CatalogChange = {
  readonly kind: 'create' | 'rename' | 'conflict';
  readonly sort: 'product' | 'meter' | 'price' | 'coupon';
  readonly key: string;
  /** A sentence for the operator. */
  readonly text: string;
};

/** Where the provider keeps what is sold. Nothing is ever deleted. */
export interface BillingCatalog {
  /** What is to be done, in the order in which it must be done; nothing is changed. */
  plan(sold: Sold): Promise<readonly CatalogChange[]>;
  /** Does one of them; what is done already is no fault. */
  apply(sold: Sold, change: CatalogChange): Promise<void>;
}
