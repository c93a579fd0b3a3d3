import { describe, expect, it } from 'vitest';
import { renderInvoicePdf } from '../../../adapters/pdf/render-invoice-pdf.ts';
import { openAccount } from '../../../core/billing/open-account.ts';
import {
  putBillingDetails,
  showBillingDetails,
} from '../../../functions/billing/api/billing-details.ts';
import { cancelSubscriptionOperation } from '../../../functions/billing/api/cancel-subscription.ts';
import { showInvoiceDocument } from '../../../functions/billing/api/invoice-document.ts';
import {
  createCheckoutSession,
  createPortalSession,
} from '../../../functions/billing/api/payment-pages.ts';
import {
  getInvoice,
  listInvoices,
  previewInvoice,
} from '../../../functions/billing/api/read-invoices.ts';
import { showBilling } from '../../../functions/billing/api/show-billing.ts';
import { showInvoicePdf } from '../../../functions/billing/documents/show-invoice-pdf.ts';
import type { Operation } from '../../../functions/edge/operation.ts';
import { routes, type OperationId } from '../../../functions/routes.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeLedger } from '../../fakes/fake-ledger.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { FakeUsageExports } from '../../fakes/fake-usage-exports.ts';
import { choice } from '../../support/billing/billing-world.ts';
import { noneWorld } from '../../support/billing/none-world.ts';
import { aPlan } from '../../support/plans/a-plan.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const START = new Date('2027-03-01T00:00:00Z');
const MAILS = { included: 1_000, cap: 1_500, atCap: 'refuse' } as const;
const PRO = { ...aPlan('pro'), usage: { mails: { price: '0.001', ...MAILS } } };
const PAGES = { successUrl: 'https://app.example.com/a', cancelUrl: 'https://app.example.com/b' };

async function billed(role: Parameters<typeof tenantIdentity>[0] = 'owner') {
  const world = await noneWorld(START, new FakeNoneStore());
  const accounts = new FakeBillingAccounts();
  const identity = tenantIdentity(role);
  const exports = new FakeUsageExports();
  const ports = {
    ...{ accounts, exports, provider: world.provider, now: world.now, ledger: new FakeLedger() },
    ...{ graceDaysOf: () => 7, seller: 'Platform Ltd', plans: { pro: PRO } },
  };
  const open = (tenantId = identity.tenantId) =>
    openAccount(
      { ...ports, trialDaysOf: () => 0, onOutage: 'wait', now: world.now },
      { tenantId, attempt: 1, name: 'Acme', email: 'a@acme.example', ...choice('pro') },
    );
  async function ask(
    operation: Operation & { readonly id: OperationId },
    request: { readonly body?: object; readonly params?: Readonly<Record<string, string>> } = {},
  ) {
    const event = apiEvent(routes[operation.id].key, { identity, ...request });
    const answer = await edgeOf(operation)(event);
    return {
      status: answer.statusCode,
      body: JSON.parse(answer.body ?? '{}') as Record<string, unknown>,
    };
  }
  const raw = (operation: Operation & { readonly id: OperationId }, invoiceId: string) =>
    edgeOf(operation)(apiEvent(routes[operation.id].key, { identity, params: { invoiceId } }));
  return { ports, open, ask, raw, world, exports, tenantId: identity.tenantId };
}

describe('the billing of a tenant', () => {
  it('is shown with its invoices, to the cent', async () => {
    const { ports, open, ask } = await billed();
    await open();
    const subscription = { plan: 'pro', quantity: 1, status: 'active' };
    expect(await ask(showBilling(ports))).toMatchObject({
      status: 200,
      body: {
        ...{ state: 'open', subscription },
        usage: [{ meter: 'mails', unitPrice: '0.001', ...MAILS }],
      },
    });
    const { body } = await ask(listInvoices(ports));
    const [invoice] = body.items as { id: string }[];
    expect(invoice).toMatchObject({
      ...{ status: 'open', total: { amountMinor: 9_900, currency: 'usd' } },
      lines: [{ kind: 'plan', quantity: 1, amount: { amountMinor: 9_900 } }],
    });
    const params = { invoiceId: invoice?.id ?? '' };
    expect(await ask(getInvoice(ports), { params })).toEqual({
      ...{ status: 200, body: { ...invoice, paidBack: [] } },
    });
    expect(await ask(previewInvoice(ports))).toMatchObject({
      ...{ status: 200, body: { status: 'draft', total: { amountMinor: 9_900 } } },
    });
  });

  it('says on a line of usage what is in it of earlier periods', async () => {
    const { ports, open, ask, exports, tenantId } = await billed();
    await open();
    const usedAt = new Date('2027-02-27T12:00:00Z');
    const report = {
      ...{ identifier: 'usw_1', meter: 'api_calls', units: -3n, time: START, periodFrom: START },
      ...{ windowId: 'window', usedAt, isAdjustment: true },
    };
    const head = { position: 1, totals: [], version: 1 };
    await exports.plan(tenantId, head, { reports: [report], reached: [] });
    await exports.settle(tenantId, report, { status: 'delivered' });
    const { body } = await ask(previewInvoice(ports));
    const lines = body.lines as { kind: string }[];
    expect(lines.find(({ kind }) => kind === 'usage')).toMatchObject({
      adjustments: [{ windowId: 'window', usedAt: usedAt.toISOString(), quantity: -3 }],
    });
  });

  it('is its own: another tenant’s invoice does not exist', async () => {
    const { ports, open, ask, world } = await billed();
    await open();
    const globex = await world.customer('Globex');
    await world.provider.subscribe(globex, choice('pro'));
    const { items } = await world.provider.listInvoices(globex, { limit: 1 });
    const params = { invoiceId: items[0]?.id ?? '' };
    expect((await ask(getInvoice(ports), { params })).status).toBe(404);
  });

  it('may not be there yet', async () => {
    const { ports, ask } = await billed();
    expect(await ask(showBilling(ports))).toMatchObject({ status: 200, body: { state: 'none' } });
    expect(await ask(listInvoices(ports))).toMatchObject({ status: 409 });
    expect(await ask(previewInvoice(ports))).toMatchObject({ status: 409 });
  });

  it('is written down as a page and as a PDF, for its own tenant alone', async () => {
    const { ports, open, raw, tenantId, world } = await billed();
    await open();
    const { items } = await world.provider.listInvoices({ tenantId, customerId: '' }, { limit: 1 });
    const id = items[0]?.id ?? '';
    const page = await raw(showInvoiceDocument(ports), id);
    expect(page.headers?.['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers?.['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('Platform Ltd');
    expect(page.body).toContain('$99.00');

    const pdf = await raw(showInvoicePdf({ ...ports, renderPdf: renderInvoicePdf }), id);
    expect(pdf).toMatchObject({ isBase64Encoded: true });
    expect(pdf.headers?.['content-type']).toBe('application/pdf');
    expect(
      Buffer.from(pdf.body ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');

    const globex = await billed();
    await globex.open();
    expect((await globex.raw(showInvoiceDocument(globex.ports), id)).statusCode).toBe(404);
  });

  it('is addressed as the owner says', async () => {
    const { ports, open, ask } = await billed();
    await open();
    const buyer = { name: 'Acme', email: 'a@acme.example' };
    expect(await ask(showBillingDetails(ports))).toEqual({ status: 200, body: buyer });
    const address = { line1: 'Ring 1', city: 'Wien', postalCode: '1010', country: 'AT' };
    const body = { address, taxId: { type: 'eu_vat', value: 'ATU12345678' } };
    const shown = { status: 200, body: { ...buyer, ...body } };
    expect(await ask(putBillingDetails(ports), { body })).toEqual(shown);
    expect(await ask(showBillingDetails(ports))).toEqual(shown);
    const refusing = { ...ports.provider, readBuyer: async () => buyer };
    refusing.setTaxDetails = async () => ({ ok: false, error: { kind: 'TaxIdRefused' } });
    const refused = putBillingDetails({ ...ports, provider: refusing });
    expect(await ask(refused, { body })).toMatchObject({ status: 422 });
    const austria = { ...body, address: { ...address, country: 'Austria' } };
    expect((await ask(putBillingDetails(ports), { body: austria })).status).toBe(400);
  });

  it('is cancelled by an owner, at the end of the period or at once', async () => {
    const { ports, open, ask } = await billed();
    const cancel = (when: string) => ask(cancelSubscriptionOperation(ports), { body: { when } });
    expect(await cancel('at_once')).toMatchObject({ status: 409 });
    await open();
    const cancelsAt = '2027-04-01T00:00:00.000Z';
    expect(await cancel('at_period_end')).toMatchObject({
      ...{ status: 200, body: { status: 'active', cancelsAt } },
    });
    expect(await ask(showBilling(ports))).toMatchObject({ body: { subscription: { cancelsAt } } });
    expect(await cancel('at_once')).toMatchObject({ status: 200, body: { status: 'canceled' } });
    const admin = await billed('admin');
    const asAdmin = cancelSubscriptionOperation(admin.ports);
    expect((await admin.ask(asAdmin, { body: { when: 'at_once' } })).status).toBe(403);
  });

  it('has pages to pay by, where the provider has', async () => {
    const { ports, open, ask } = await billed();
    await open();
    const refused = { status: 409, body: { title: 'No payment pages' } };
    expect(await ask(createCheckoutSession(ports), { body: PAGES })).toMatchObject(refused);
    const url = 'https://checkout.example/';
    const provider = {
      checkoutLink: async () => ({ ok: true as const, value: { url } }),
      portalLink: async () => ({ ok: true as const, value: { url } }),
    };
    const paid = { accounts: ports.accounts, provider };
    const shown = { status: 200, body: { url } };
    expect(await ask(createCheckoutSession(paid), { body: PAGES })).toEqual(shown);
    const body = { returnUrl: PAGES.successUrl };
    expect(await ask(createPortalSession(paid), { body })).toEqual(shown);
    const wrong = { returnUrl: 'http://app.example.com' };
    expect((await ask(createPortalSession(paid), { body: wrong })).status).toBe(400);
  });

  it('is an admin’s to see, and an owner’s to pay', async () => {
    const member = await billed('member');
    expect((await member.ask(showBilling(member.ports))).status).toBe(403);
    const admin = await billed('admin');
    expect((await admin.ask(showBilling(admin.ports))).status).toBe(200);
    const paying = await admin.ask(createCheckoutSession(admin.ports), { body: PAGES });
    expect(paying.status).toBe(403);
  });
});
