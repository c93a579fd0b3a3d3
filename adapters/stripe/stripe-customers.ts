import type Stripe from 'stripe';
import type {
  Address,
  Buyer,
  CustomerDetails,
  CustomerRef,
  TaxDetails,
  TaxIdRefused,
} from '../../core/billing/billing-provider.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { StripeClient } from './stripe-client.ts';
import { callStripe, isRefusal, orMissing } from './stripe-errors.ts';
import { TENANT_METADATA } from './stripe-names.ts';

/** A tenant is a customer of Stripe's, found by the tenant's id in its metadata. */
export class StripeCustomers {
  readonly #client: StripeClient;

  readonly #testClockId: string | undefined;

  constructor(client: StripeClient, testClockId?: string) {
    this.#client = client;
    this.#testClockId = testClockId;
  }

  /** Stripe's search lags by a minute: until then it is the idempotency key that makes no second one. */
  async ensure({ tenantId, name, email, attempt }: CustomerDetails): Promise<CustomerRef> {
    const [found] = await this.#idsOf(tenantId);
    if (found !== undefined) return { tenantId, customerId: found };
    const client = await this.#client();
    const params = {
      ...{ name, email, metadata: { [TENANT_METADATA]: tenantId } },
      ...(this.#testClockId !== undefined && { test_clock: this.#testClockId }),
    };
    const idempotencyKey = `customer:${tenantId}:${attempt}`;
    const { id } = await callStripe(() => client.customers.create(params, { idempotencyKey }));
    return { tenantId, customerId: id };
  }

  async remove(tenantId: TenantId, customerId?: string): Promise<void> {
    const client = await this.#client();
    const ids = customerId === undefined ? await this.#idsOf(tenantId) : [customerId];
    for (const id of ids) await orMissing(() => client.customers.del(id));
  }

  async setTaxDetails(
    { customerId }: CustomerRef,
    { address, taxId }: TaxDetails,
  ): Promise<Result<void, TaxIdRefused>> {
    const client = await this.#client();
    const before = await this.#taxIdsOf(customerId);
    const isWanted = ({ type, value }: Stripe.TaxId) =>
      type === taxId?.type && value === taxId.value;
    if (taxId && !before.some(isWanted)) {
      const added = await this.#addTaxId(customerId, taxId);
      if (!added.ok) return added;
    }
    for (const former of before.filter((one) => !isWanted(one))) {
      await orMissing(() => client.customers.deleteTaxId(customerId, former.id));
    }
    const change = { address: address ? toStripeAddress(address) : ('' as const) };
    await callStripe(() => client.customers.update(customerId, change));
    return ok(undefined);
  }

  async readBuyer({ customerId }: CustomerRef): Promise<Buyer> {
    const client = await this.#client();
    const [customer, [taxId]] = await Promise.all([
      callStripe(() => client.customers.retrieve(customerId)),
      this.#taxIdsOf(customerId),
    ]);
    if (customer.deleted) throw new Error(`Stripe has no customer ${customerId} any more.`);
    const { name, email, address } = customer;
    return {
      ...{ name: name ?? '', email: email ?? '' },
      ...(address && { address: fromStripeAddress(address) }),
      ...(taxId && { taxId: { type: taxId.type, value: taxId.value } }),
    };
  }

  async #taxIdsOf(customerId: string): Promise<Stripe.TaxId[]> {
    const client = await this.#client();
    const list = () => client.customers.listTaxIds(customerId, { limit: 100 });
    return (await callStripe(list)).data;
  }

  /** Whether Stripe may charge the customer by itself; else it sends invoices. */
  async hasPaymentMethod({ customerId }: CustomerRef): Promise<boolean> {
    const client = await this.#client();
    const customer = await callStripe(() => client.customers.retrieve(customerId));
    return !customer.deleted && customer.invoice_settings.default_payment_method !== null;
  }

  async payBy({ customerId }: CustomerRef, paymentMethodId: string): Promise<void> {
    const client = await this.#client();
    const settings = { invoice_settings: { default_payment_method: paymentMethodId } };
    await callStripe(() => client.customers.update(customerId, settings));
  }

  async #addTaxId(customerId: string, { type, value }: Required<TaxDetails>['taxId']) {
    const client = await this.#client();
    const params = { type, value };
    try {
      const idempotencyKey = `tax-id:${customerId}:${type}:${value}`;
      await callStripe(() => client.customers.createTaxId(customerId, params, { idempotencyKey }));
      return ok(undefined);
    } catch (error) {
      if (isRefusal(error, { code: 'tax_id_invalid' })) {
        return fail({ kind: 'TaxIdRefused' } as const);
      }
      throw error;
    }
  }

  async #idsOf(tenantId: TenantId): Promise<string[]> {
    const client = await this.#client();
    const query = `metadata['${TENANT_METADATA}']:'${tenantId}'`;
    const { data } = await callStripe(() => client.customers.search({ query, limit: 100 }));
    return data.map(({ id }) => id);
  }
}

const fromStripeAddress = (address: Stripe.Address): Address => ({
  ...{ line1: address.line1 ?? '', city: address.city ?? '', country: address.country ?? '' },
  postalCode: address.postal_code ?? '',
  ...(address.line2 && { line2: address.line2 }),
});

const toStripeAddress = ({ line1, line2, city, postalCode, country }: Address) => ({
  ...{ line1, city, country, postal_code: postalCode },
  ...(line2 !== undefined && { line2 }),
});
