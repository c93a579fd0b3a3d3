import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { CustomerDetails, TaxDetails } from '../billing-provider.ts';
import type { PlanChoice } from '../plan-terms.ts';

/** What the provider `none` keeps of a tenant: what it bought, and each change of that. */
export type NoneAccount = Omit<CustomerDetails, 'attempt'> & {
  readonly tenantId: TenantId;
  readonly tax: TaxDetails;
  readonly subscription?: NoneSubscription;
  /** The keys of the last changes that were made. */
  readonly keys: readonly string[];
  /** How many invoices were issued; the number of the next one. */
  readonly issued: number;
  /** What earlier invoices left in the tenant's favour, in the smallest unit; nothing or below. */
  readonly balanceMinor: number;
  /** Grows by one with every write. */
  readonly version: number;
};

export type NoneSubscription = {
  readonly startedAt: Date;
  readonly trialEndsAt?: Date;
  readonly coupon?: string;
  /** How many invoices were issued before it began; of a former subscription. */
  readonly invoicesBefore?: number;
  /** The first is of the start; in the order of their times. */
  readonly choices: readonly (PlanChoice & { readonly at: Date })[];
  /** It ends with the period that it stands in, or in that moment. */
  readonly endsAt?: Date;
};
