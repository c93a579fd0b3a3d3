import type { PlanChoice } from '../../core/billing/plan-terms.ts';

type Sold = Omit<PlanChoice, 'quantity'>;

/** What our objects are called in Stripe: whoever looks for one finds it by its name, and never makes a second. */
export const productIdOf = (plan: string): string => `freehold_${plan}`;

export const planLookupKey = ({ plan, planVersion }: Sold): string =>
  `freehold:${plan}:v${planVersion}`;

export const usageLookupKey = (sold: Sold, meter: string): string =>
  `${planLookupKey(sold)}:${meter}`;

export const meterEventName = (meter: string): string => `freehold_${meter}`;

/** What a price is of, as its metadata says. */
export const priceMetadata = ({ plan, planVersion }: Sold, meter?: string) => ({
  freehold_plan: plan,
  freehold_plan_version: String(planVersion),
  ...(meter !== undefined && { freehold_meter: meter }),
});

export const TENANT_METADATA = 'freehold_tenant_id';
