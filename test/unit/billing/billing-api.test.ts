import { describe, expect, it } from 'vitest';
import { openAccount } from '../../../core/billing/open-account.ts';
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
import type { Operation } from '../../../functions/edge/operation.ts';
import { routes, type OperationId } from '../../../functions/routes.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { FakeUsageExports } from '../../fakes/fake-usage-exports.ts';
import { choice } from '../../support/billing/billing-world.ts';
import { noneWorld } from '../../support/billing/none-world.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const START = new Date('2027-03-01T00:00:00Z');
const PAGES = { successUrl: 'https://app.example.com/a', cancelUrl: 'https://app.example.com/b' };

async function billed(role: Parameters<typeof tenantIdentity>[0] = 'owner') {
  const world = await noneWorld(START, new FakeNoneStore());
  const accounts = new FakeBillingAccounts();
  const identity = tenantIdentity(role);
  const exports = new FakeUsageExports();
  const ports = { accounts, provider: world.provider, exports };
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
  return { ports, open, ask, world, exports, tenantId: identity.tenantId };
}

describe('the billing of a tenant', () => {
  it('is shown with its invoices, to the cent', async () => {
    const { ports, open, ask } = await billed();
    await open();
    const subscription = { plan: 'pro', quantity: 1, status: 'active' };
    expect(await ask(showBilling(ports))).toMatchObject({
      status: 200,
      body: { state: 'open', subscription },
    });
    const { body } = await ask(listInvoices(ports));
    const [invoice] = body.items as { id: string }[];
    expect(invoice).toMatchObject({
      ...{ status: 'open', total: { amountMinor: 9_900, currency: 'usd' } },
      lines: [{ kind: 'plan', quantity: 1, amount: { amountMinor: 9_900 } }],
    });
    const params = { invoiceId: invoice?.id ?? '' };
    expect(await ask(getInvoice(ports), { params })).toEqual({
      ...{ status: 200, body: invoice },
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
