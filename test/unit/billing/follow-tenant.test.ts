import { expect, it } from 'vitest';
import { followTenant } from '../../../core/billing/follow-tenant.ts';
import { issueInvoices } from '../../../core/billing/none/issue-invoices.ts';
import { openAccount } from '../../../core/billing/open-account.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { newId } from '../../../kit/id.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeLedger } from '../../fakes/fake-ledger.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { choice } from '../../support/billing/billing-world.ts';
import { noneWorld } from '../../support/billing/none-world.ts';
import { priceList } from '../../support/billing/price-list.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const START = new Date('2027-04-01T00:00:00Z');

type World = Pick<Awaited<ReturnType<typeof noneWorld>>, 'provider' | 'now'>;

const portsOf = ({ provider, now }: World, find: TenantFinder['find']) => ({
  ...{ provider, now, tenants: { find } },
  ...{ accounts: new FakeBillingAccounts(), ledger: new FakeLedger(), graceDaysOf: () => 7 },
});

const buyBasic = (ports: ReturnType<typeof portsOf>, { id: tenantId }: Tenant) =>
  openAccount(
    { ...ports, trialDaysOf: () => 0, onOutage: 'wait' },
    { tenantId, attempt: 1, name: 'Acme', email: 'a@acme.example', ...choice('basic') },
  );

it('has the plan billed that the tenant has, in whatever order its changes are heard of', async () => {
  let tenant = { ...aTenant(START), plan: 'basic', planVersion: 1 };
  const world = await noneWorld(START, new FakeNoneStore());
  const ports = portsOf(world, async (id) => (id === tenant.id ? tenant : null));
  const bought = async () => (await ports.accounts.find(tenant.id))?.subscription?.plan;

  // Nobody that the provider knows yet.
  await followTenant(ports, tenant.id, { id: 'evt_0', type: 'tenant.plan_changed' });
  await buyBasic(ports, tenant);

  tenant = { ...tenant, plan: 'pro' };
  await followTenant(ports, tenant.id, { id: 'evt_1', type: 'tenant.plan_changed' });
  expect(await bought()).toBe('pro');
  tenant = { ...tenant, plan: 'enterprise' };
  await followTenant(ports, tenant.id, { id: 'evt_3', type: 'tenant.plan_changed' });
  await followTenant(ports, tenant.id, { id: 'evt_2', type: 'tenant.plan_changed' });
  expect(await bought()).toBe('enterprise');

  tenant = { ...tenant, plan: 'gold' };
  await expect(
    followTenant(ports, tenant.id, { id: 'evt_4', type: 'tenant.plan_changed' }),
  ).rejects.toThrow('does not sell');
  await followTenant(ports, newId('tnt'), { id: 'evt_5', type: 'tenant.plan_changed' });
});

it('ends with the period of a terminated tenant, and goes on when it is restored', async () => {
  const { provider, now, store, advanceTo } = await noneWorld(START, new FakeNoneStore());
  const pass = async (days: number) => {
    await advanceTo(new Date(now().getTime() + days * 86_400_000));
    await issueInvoices({ store, prices: priceList, now }, tenant.id);
  };
  let tenant: Tenant = { ...aTenant(START), plan: 'basic', planVersion: 1, state: 'active' };
  const ports = portsOf({ provider, now }, async () => tenant);
  await buyBasic(ports, tenant);
  const bought = async () => (await ports.accounts.find(tenant.id))?.subscription;
  const customer = { tenantId: tenant.id, customerId: `cus_${tenant.id}` };
  const plansBilled = async () =>
    (await provider.listInvoices(customer, { limit: 50 })).items.filter(({ lines }) =>
      lines.some(({ kind }) => kind === 'plan'),
    ).length;
  const terminate = () => {
    tenant = { ...tenant, state: 'terminated' };
    return followTenant(ports, tenant.id, { id: newId('evt'), type: 'tenant.terminated' });
  };
  const restore = () => {
    tenant = { ...tenant, state: 'active' };
    return followTenant(ports, tenant.id, { id: newId('evt'), type: 'tenant.restored' });
  };

  await terminate();
  await terminate();
  expect((await bought())?.cancelsAt).toEqual(new Date('2027-05-01T00:00:00Z'));
  await restore();
  expect(await bought()).toMatchObject({ status: 'active', plan: 'basic' });
  expect((await bought())?.cancelsAt).toBeUndefined();

  await terminate();
  await pass(40);
  expect(await plansBilled()).toBe(1);
  await restore();
  await restore();
  expect(await bought()).toMatchObject({ status: 'active', startedAt: now() });
  expect(await plansBilled()).toBe(2);
  await pass(35);
  expect(await plansBilled()).toBe(3);
});

it('sends a last invoice of an erased tenant, forgets who it was, and keeps what was invoiced', async () => {
  const { provider, now, store } = await noneWorld(START, new FakeNoneStore());
  const erasure = { jobId: 'job_1', startedAt: START };
  let tenant: Tenant = { ...aTenant(START), plan: 'basic', planVersion: 1, state: 'active' };
  const ports = portsOf({ provider, now }, async () => tenant);
  await buyBasic(ports, tenant);

  tenant = { ...tenant, state: 'terminated', erasure };
  const erased = { id: 'evt_1', type: 'tenant.erase_started' } as const;
  await followTenant(ports, tenant.id, erased);
  await followTenant(ports, tenant.id, erased);
  expect(await ports.accounts.find(tenant.id)).toMatchObject({ forgottenAt: now() });
  expect(await store.find(tenant.id)).toBeNull();
  const kept = await store.listInvoices(tenant.id, { limit: 10 });
  expect(kept.items.length).toBeGreaterThan(0);
  await expect(provider.readBuyer({ tenantId: tenant.id, customerId: 'any' })).rejects.toThrow();
});
