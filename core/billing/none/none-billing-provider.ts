import type { PageRequest } from '../../../kit/page.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import type { TenantId } from '../../tenancy/tenant-context.ts';
import {
  TERMINATED,
  type BillingProvider,
  type Buyer,
  type CustomerDetails,
  type CustomerRef,
  type NotSold,
  type NotSubscribed,
  type SubscriptionTerms,
  type TaxDetails,
  type UsageReport,
} from '../billing-provider.ts';
import type { Invoice, Period } from '../invoice.ts';
import { wholeSecond } from '../months.ts';
import type { PlanChoice, PriceList } from '../plan-terms.ts';
import type { Subscription } from '../subscription.ts';
import { boughtAnew } from './bought-anew.ts';
import { draftOf, issueInvoices, type IssuePorts } from './issue-invoices.ts';
import type { NoneAccount, NoneSubscription } from './none-account.ts';
import { currentPeriod } from './periods.ts';
import { toSubscription } from './to-subscription.ts';

const KEYS_KEPT = 50;
const MAX_ATTEMPTS = 20;

type Subscribed = NoneAccount & { readonly subscription: NoneSubscription };
type Change = (subscription: NoneSubscription, now: Date) => NoneSubscription;

/** The platform bills by itself: plans, usage and invoices are documents of its own, and nobody is charged. */
export class NoneBillingProvider implements BillingProvider {
  readonly #ports: IssuePorts;

  constructor(ports: IssuePorts) {
    this.#ports = ports;
  }

  async ensureCustomer({ tenantId, name, email }: CustomerDetails): Promise<CustomerRef> {
    if (!(await this.#ports.store.find(tenantId))) {
      const account = {
        tenantId,
        name,
        email,
        tax: {},
        keys: [],
        issued: 0,
        balanceMinor: 0,
        version: 1,
      };
      // Where another call made it meanwhile, it is there.
      await this.#ports.store.save(account);
    }
    return { tenantId, customerId: `cus_${tenantId}` };
  }

  removeCustomer(tenantId: TenantId) {
    return this.#ports.store.remove(tenantId);
  }

  forgetCustomer(tenantId: TenantId) {
    return this.#ports.store.forget(tenantId);
  }

  async setTaxDetails({ tenantId }: CustomerRef, tax: TaxDetails) {
    await this.#write(tenantId, (account) => ({ ...account, tax }));
    return ok(undefined);
  }

  async readBuyer({ tenantId }: CustomerRef): Promise<Buyer> {
    const account = await this.#ports.store.find(tenantId);
    if (!account) throw new Error(`The tenant ${tenantId} is no customer.`);
    const { name, email, tax } = account;
    return { name, email, ...tax };
  }

  async subscribe(
    { tenantId }: CustomerRef,
    { plan, planVersion, quantity, trialEndsAt, coupon }: SubscriptionTerms,
  ): Promise<Result<Subscription, NotSold>> {
    const missing = notSold(this.#ports.prices, { plan, planVersion }, coupon);
    if (missing) return missing;

    const startedAt = wholeSecond(this.#ports.now());
    const account = await this.#write(tenantId, (found) => ({
      ...found,
      subscription: found.subscription ?? {
        startedAt,
        choices: [{ plan, planVersion, quantity, at: startedAt }],
        ...(trialEndsAt && trialEndsAt > startedAt && { trialEndsAt: wholeSecond(trialEndsAt) }),
        ...(coupon !== undefined && { coupon }),
      },
    }));
    await issueInvoices(this.#ports, tenantId);
    return ok(this.#view(account as Subscribed));
  }

  async readSubscription({ tenantId }: CustomerRef) {
    const account = await this.#ports.store.find(tenantId);
    return account && isSubscribed(account) ? this.#view(account) : null;
  }

  async changePlan(
    { tenantId }: CustomerRef,
    choice: PlanChoice,
    key: string,
  ): Promise<Result<Subscription, NotSold | NotSubscribed>> {
    const missing = notSold(this.#ports.prices, choice);
    if (missing) return missing;
    const { plan, planVersion, quantity } = choice;
    return this.#change(tenantId, key, (subscription, now) => ({
      ...subscription,
      choices: [...subscription.choices, { plan, planVersion, quantity, at: now }],
    }));
  }

  async cancel(
    customer: CustomerRef,
    when: 'at_period_end' | 'at_once',
    key: string,
  ): Promise<Result<Subscription, NotSubscribed>> {
    const subscription = await this.readSubscription(customer);
    if (subscription?.status === 'canceled') return ok(subscription);
    const cancelled = await this.#change(customer.tenantId, key, (before, now) => {
      const endsAt = when === 'at_once' ? now : currentPeriod(before, now).to;
      return { ...before, endsAt };
    });
    // Its last invoice comes with the end, as Stripe's does.
    if (when === 'at_once') await issueInvoices(this.#ports, customer.tenantId, 0);
    return cancelled;
  }

  async resume(
    { tenantId }: CustomerRef,
    choice: Omit<PlanChoice, 'quantity'>,
  ): Promise<Result<Subscription, NotSold | NotSubscribed>> {
    const missing = notSold(this.#ports.prices, choice);
    if (missing) return missing;
    await issueInvoices(this.#ports, tenantId, 0);
    const now = wholeSecond(this.#ports.now());
    const account = await this.#write(tenantId, (found) => {
      if (!found.subscription?.endsAt || !found.keys.at(-1)?.startsWith(TERMINATED)) return found;
      const { endsAt, ...before } = found.subscription;
      const subscription = endsAt > now ? before : boughtAnew(found, { ...choice, at: now });
      return { ...found, subscription };
    });
    await issueInvoices(this.#ports, tenantId);
    return isSubscribed(account) ? ok(this.#view(account)) : fail({ kind: 'NotSubscribed' });
  }

  async reportUsage({ tenantId }: CustomerRef, report: UsageReport) {
    return ok(await this.#ports.store.addUsage(tenantId, report));
  }

  usageTotal({ tenantId }: CustomerRef, meter: string, period: Period) {
    return this.#ports.store.usageOf(tenantId, meter, period);
  }

  listInvoices({ tenantId }: CustomerRef, page: PageRequest) {
    return this.#ports.store.listInvoices(tenantId, page);
  }

  readInvoice({ tenantId }: CustomerRef, invoiceId: string) {
    return this.#ports.store.findInvoice(tenantId, invoiceId);
  }

  /** Nobody pays by it. */
  readPayment() {
    return Promise.resolve(null);
  }

  async previewInvoice({ tenantId }: CustomerRef): Promise<Invoice | null> {
    const account = await this.#ports.store.find(tenantId);
    if (!account || !isSubscribed(account)) return null;
    return (await draftOf(this.#ports, account, account.issued)) ?? null;
  }

  checkoutLink() {
    return Promise.resolve(fail({ kind: 'NoPaymentPages' } as const));
  }

  /** It has no page where one is entered. */
  adoptPaymentMethod() {
    return Promise.resolve();
  }

  portalLink() {
    return Promise.resolve(fail({ kind: 'NoPaymentPages' } as const));
  }

  async #change(
    tenantId: TenantId,
    key: string,
    change: Change,
  ): Promise<Result<Subscription, NotSubscribed>> {
    const now = wholeSecond(this.#ports.now());
    const account = await this.#write(tenantId, (found) => {
      const isDone = found.keys.includes(key);
      if (isDone || !isSubscribed(found) || isOver(found.subscription, now)) return found;
      const keys = [...found.keys, key].slice(-KEYS_KEPT);
      return { ...found, keys, subscription: change(found.subscription, now) };
    });
    if (!isSubscribed(account) || !account.keys.includes(key)) {
      return fail({ kind: 'NotSubscribed' });
    }
    return ok(this.#view(account));
  }

  /** Decided by the account as it is when it is written. */
  async #write(
    tenantId: TenantId,
    change: (account: NoneAccount) => NoneAccount,
  ): Promise<NoneAccount> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const found = await this.#ports.store.find(tenantId);
      if (!found) throw new Error(`The tenant ${tenantId} is no customer.`);
      const changed = change(found);
      if (changed === found) return found;
      const next = { ...changed, version: found.version + 1 };
      if (await this.#ports.store.save(next)) return next;
    }
    throw new Error(`Too many writers of the account of ${tenantId}.`);
  }

  #view(account: Subscribed): Subscription {
    return toSubscription(account, account.subscription, this.#ports.now());
  }
}

const isSubscribed = (account: NoneAccount): account is Subscribed =>
  account.subscription !== undefined;

const isOver = ({ endsAt }: NoneSubscription, now: Date) => endsAt !== undefined && endsAt <= now;

function notSold(prices: PriceList, choice: Omit<PlanChoice, 'quantity'>, coupon?: string) {
  const { plan, planVersion } = choice;
  if (!prices.termsOf({ plan, planVersion })) {
    return fail({ kind: 'NotSold', what: `the plan ${plan} in version ${planVersion}` } as const);
  }
  if (coupon === undefined || prices.coupon(coupon)) return undefined;
  return fail({ kind: 'NotSold', what: `the coupon ${coupon}` } as const);
}
