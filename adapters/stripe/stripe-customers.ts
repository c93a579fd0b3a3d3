import type Stripe from 'stripe';
import type {
  Address,
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
    if (address) {
      const change = { address: toStripeAddress(address) };
      await callStripe(() => client.customers.update(customerId, change));
    }
    if (!taxId) return ok(undefined);
    const { data } = await callStripe(() =>
      client.customers.listTaxIds(customerId, { limit: 100 }),
    );
    if (data.some(({ type, value }) => type === taxId.type && value === taxId.value)) {
      return ok(undefined);
    }
    return this.#addTaxId(customerId, taxId);
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
    const params = { type: type as Stripe.CustomerCreateTaxIdParams.Type, value };
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

const toStripeAddress = ({ line1, line2, city, postalCode, country }: Address) => ({
  ...{ line1, city, country, postal_code: postalCode },
  ...(line2 !== undefined && { line2 }),
});
