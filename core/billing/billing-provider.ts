import type { Page, PageRequest } from '../../kit/page.ts';
import type { Result } from '../../kit/result.ts';
import type { Money } from '../money/money.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Invoice, Period } from './invoice.ts';
import type { PlanChoice } from './plan-terms.ts';
import type { Subscription } from './subscription.ts';

/** Of the keys under which subscriptions are cancelled because their tenants are terminated. */
export const TERMINATED = 'terminated:';

/**
 * Who sends the invoices: Stripe, or the platform itself (`none`). Each call may be repeated: a customer and a
 * subscription are made once for each tenant, and a change is made once for each `key`. Outages are thrown.
 */
export interface BillingProvider {
  /** The tenant's customer, made where there is none. */
  ensureCustomer(details: CustomerDetails): Promise<CustomerRef>;
  /** With its subscription; what is gone already is no fault. */
  removeCustomer(tenantId: TenantId, customerId?: string): Promise<void>;
  /** Who it was and what it used; the invoices that were issued stay. What is gone already is no fault. */
  forgetCustomer(tenantId: TenantId, customerId?: string): Promise<void>;
  /** In the place of what was there before. */
  setTaxDetails(customer: CustomerRef, details: TaxDetails): Promise<Result<void, TaxIdRefused>>;
  /** Whom its invoices are addressed to. */
  readBuyer(customer: CustomerRef): Promise<Buyer>;

  /** The tenant's subscription, made where there never was one. */
  subscribe(
    customer: CustomerRef,
    terms: SubscriptionTerms,
  ): Promise<Result<Subscription, NotSold>>;
  /** Null for none; one that is over is still told. */
  readSubscription(customer: CustomerRef): Promise<Subscription | null>;
  /** From now on; the rest of the period is credited and charged on the next invoice. */
  changePlan(
    customer: CustomerRef,
    choice: PlanChoice,
    key: string,
  ): Promise<Result<Subscription, NotSold | NotSubscribed>>;
  /**
   * Takes back an end that came with the end of the tenant (a key that begins with `TERMINATED`); where it is over, it is
   * bought anew. One that goes on, or was cancelled otherwise, is answered as it is.
   */
  resume(
    customer: CustomerRef,
    choice: Omit<PlanChoice, 'quantity'>,
  ): Promise<Result<Subscription, NotSold | NotSubscribed>>;
  /** One that is over already is answered as it is. */
  cancel(
    customer: CustomerRef,
    when: 'at_period_end' | 'at_once',
    key: string,
  ): Promise<Result<Subscription, NotSubscribed>>;

  /** Counts the report once: what it knows already, it does not count again. */
  reportUsage(
    customer: CustomerRef,
    report: UsageReport,
  ): Promise<Result<'recorded' | 'known', UsageRefused>>;
  /** What was reported of a meter in whole hours; Stripe may lag behind by minutes. */
  usageTotal(customer: CustomerRef, meter: string, period: Period): Promise<bigint>;

  /** The latest first; no drafts. */
  listInvoices(customer: CustomerRef, page: PageRequest): Promise<Page<Invoice>>;
  /** Null for one that does not exist, or is another customer's. */
  readInvoice(customer: CustomerRef, invoiceId: string): Promise<Invoice | null>;
  /** Of an invoice's payment what went back; null for one of no invoice. */
  readPayment(paymentId: string): Promise<Payment | null>;
  /** What the next invoice would be at this moment; null where none follows. */
  previewInvoice(customer: CustomerRef): Promise<Invoice | null>;

  /** Where the tenant enters how it pays. */
  checkoutLink(customer: CustomerRef, urls: CheckoutUrls): Promise<Result<Link, NoPaymentPages>>;
  /** Makes what was entered there the way it pays from now on. */
  adoptPaymentMethod(customer: CustomerRef, checkoutId: string): Promise<void>;
  /** Where the tenant changes that, and finds its invoices. */
  portalLink(customer: CustomerRef, returnUrl: string): Promise<Result<Link, NoPaymentPages>>;
}

export type CustomerRef = { readonly tenantId: TenantId; readonly customerId: string };

export type CustomerDetails = {
  readonly tenantId: TenantId;
  /** Of the tenant's provisioning: one that was removed is made anew in the next attempt. */
  readonly attempt: number;
  readonly name: string;
  readonly email: string;
};

export type Address = {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly postalCode: string;
  /** Of two letters, such as `DE`. */
  readonly country: string;
};

export type TaxDetails = {
  readonly address?: Address;
  /** Its type as Stripe names it, such as `eu_vat`. */
  readonly taxId?: { readonly type: string; readonly value: string };
};

export type Buyer = TaxDetails & { readonly name: string; readonly email: string };

export type SubscriptionTerms = PlanChoice & {
  readonly trialEndsAt?: Date;
  readonly coupon?: string;
};

export type UsageReport = {
  /** The same for the same usage, and for no other of any tenant: at most 100 characters. */
  readonly identifier: string;
  readonly meter: string;
  /** Below nothing where it corrects an earlier one. */
  readonly units: bigint;
  /** At most 35 days back. */
  readonly time: Date;
};

export type Payment = { readonly customerId: string; readonly paidBack: readonly PaidBack[] };

/** Money that went back: to the tenant, or to its bank by a dispute. */
export type PaidBack = {
  readonly id: string;
  readonly kind: 'refund' | 'dispute';
  readonly invoiceId: string;
  readonly amount: Money;
  readonly time: Date;
  /** It came back: the dispute was won, the refund failed. */
  readonly isReturned: boolean;
};

export type CheckoutUrls = { readonly successUrl: string; readonly cancelUrl: string };
export type Link = { readonly url: string };

/** The price list has no such plan, version or coupon. */
export type NotSold = { readonly kind: 'NotSold'; readonly what: string };
export type NotSubscribed = { readonly kind: 'NotSubscribed' };
export type TaxIdRefused = { readonly kind: 'TaxIdRefused' };
/** Told again, it would be refused again. */
export type UsageRefused = { readonly kind: 'UsageRefused'; readonly reason: string };
/** This provider takes no payments: invoices are paid outside of the platform. */
export type NoPaymentPages = { readonly kind: 'NoPaymentPages' };
