import { expect, it } from 'vitest';
import { NoneBillingProvider } from '../../../core/billing/none/none-billing-provider.ts';
import { issueDueInvoices } from '../../../core/billing/none/issue-due-invoices.ts';
import { createBillingCustomer } from '../../../core/provisioning/create-billing-customer.ts';
import { openOwedAccounts } from '../../../core/provisioning/open-owed-accounts.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import type { JsonValue } from '../../../kit/json.ts';
import { UnavailableError } from '../../../kit/unavailable-error.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeLedger } from '../../fakes/fake-ledger.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';
import { priceList } from '../../support/billing/price-list.ts';

const START = new Date('2027-03-01T00:00:00Z');
const LATER = new Date('2027-03-02T00:00:00Z');

function platform(change: Partial<Tenant> = {}) {
  const tenant = { ...aTenant(START), state: 'active' as const, ...change };
  const store = new FakeNoneStore();
  const accounts = new FakeBillingAccounts();
  const errors: unknown[] = [];
  let time = START;
  const now = () => time;
  const provider = new NoneBillingProvider({ store, prices: priceList, now });
  const down = { isDown: false };
  const ports = {
    ...{ accounts, now, trialDaysOf: () => 0, onOutage: 'follow' as const },
    provider: new Proxy(provider, {
      get(target, name) {
        if (down.isDown) throw new UnavailableError('down');
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    }),
    tenants: { find: async () => tenant },
    onError: (_: object, error: unknown) => void errors.push(error),
  };
  const step = createBillingCustomer(ports);
  const notes = { undo: null, intend: async () => undefined, disclaim: async () => undefined };
  return {
    ...{ tenant, accounts, store, errors, down, ports, now },
    perform: () => step.perform(tenant, { ...notes, finishedWith: () => never() }),
    undo: () => step.undo(tenant, { requested: true }),
    follow: () => openOwedAccounts(ports, LATER),
    pass: (to: Date) => void (time = to),
  };
}

const never = () => {
  throw new Error('The step writes no entry of its own.');
};

it('makes a customer of a tenant that became active while the provider was down', async () => {
  const { perform, follow, down, accounts, tenant, errors } = platform();
  down.isDown = true;
  expect(await perform()).toEqual({ ok: true, value: { billing: 'owed' } });
  expect(await follow()).toEqual({ opened: 0, error: 1 });
  expect(errors).toHaveLength(1);
  down.isDown = false;
  expect(await follow()).toEqual({ opened: 1, error: 0 });
  expect(await follow()).toEqual({ opened: 0, error: 0 });
  expect(await accounts.find(tenant.id)).toMatchObject({ state: 'open' });
});

it('leaves a tenant to its step while it is being provisioned', async () => {
  const { perform, follow, down } = platform({ state: 'provisioning' });
  down.isDown = true;
  await perform();
  down.isDown = false;
  expect(await follow()).toEqual({ opened: 0, error: 0 });
});

it('undoes a customer that was made and not noted', async () => {
  const { tenant, ports, accounts, store, undo } = platform({ state: 'provisioning' });
  await accounts.save({ tenantId: tenant.id, openedAt: START, state: 'owed', version: 1 });
  const { id: tenantId, name } = tenant;
  await ports.provider.ensureCustomer({ tenantId, name, attempt: 1, email: 'a@acme.example' });
  expect(await undo()).toBe('gone');
  expect([store.count, accounts.count]).toEqual([0, 0]);
  expect(await undo()).toBe('gone');
});

it('buys what the tenant’s settings say, and reads nothing else in them', async () => {
  const bought = async (billing: Tenant['settings'][string]) => {
    const { perform, accounts, tenant } = platform({ settings: { billing } });
    await perform();
    return (await accounts.find(tenant.id))?.subscription;
  };
  expect(await bought({ quantity: 5, coupon: 'friend' })).toMatchObject({
    ...{ quantity: 5, coupon: 'friend' },
  });
  const nonsense: JsonValue[] = [{ quantity: -1 }, { quantity: 1.5 }, { coupon: 7 }, 'x', null, []];
  for (const billing of nonsense) {
    expect(await bought(billing)).toMatchObject({ quantity: 1, status: 'active' });
  }
});

it('issues what is due of every tenant, and goes on after one that fails', async () => {
  const { perform, tenant, store, errors, ports, now, pass } = platform();
  await perform();
  pass(new Date('2027-05-01T02:00:00Z'));
  const broken = 'tnt_broken' as TenantId;
  const find = store.find.bind(store);
  store.find = (id) => (id === broken ? Promise.reject(new Error('broken')) : find(id));
  const tenants = {
    async *inUse() {
      yield [broken, tenant.id];
    },
  };
  const ledger = new FakeLedger();
  const billing = { ...{ accounts: ports.accounts, provider: ports.provider, ledger } };
  const due = {
    ...{ ...billing, tenants, store, now, prices: priceList, onError: ports.onError },
    graceDaysOf: () => 7,
  };
  const deadline = new Date('2027-05-01T02:10:00Z');
  expect(await issueDueInvoices(due, deadline)).toEqual({ issued: 2, error: 1 });
  expect(errors).toHaveLength(1);
  // What nobody tells by an event is read: the account has its period, and the ledger its invoices.
  const account = await ports.accounts.find(tenant.id);
  expect(account?.subscription?.currentPeriod.from.getTime()).toBeGreaterThan(START.getTime());
  expect(ledger.allOf(tenant.id).length).toBeGreaterThanOrEqual(3);
});
