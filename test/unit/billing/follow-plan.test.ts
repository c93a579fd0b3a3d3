import { expect, it } from 'vitest';
import { followPlan } from '../../../core/billing/follow-plan.ts';
import { openAccount } from '../../../core/billing/open-account.ts';
import { newId } from '../../../kit/id.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeLedger } from '../../fakes/fake-ledger.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { choice } from '../../support/billing/billing-world.ts';
import { noneWorld } from '../../support/billing/none-world.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const START = new Date('2027-04-01T00:00:00Z');

it('has the plan billed that the tenant has, in whatever order its changes are heard of', async () => {
  const { provider, now } = await noneWorld(START, new FakeNoneStore());
  let tenant = { ...aTenant(START), plan: 'basic', planVersion: 1 };
  const accounts = new FakeBillingAccounts();
  const tenants = { find: async (id: string) => (id === tenant.id ? tenant : null) };
  const ports = {
    accounts,
    provider,
    now,
    tenants,
    ledger: new FakeLedger(),
    graceDaysOf: () => 7,
  };
  const bought = async () => (await accounts.find(tenant.id))?.subscription?.plan;

  // Nobody that the provider knows yet.
  await followPlan(ports, tenant.id, 'evt_0');
  const opening = { ...ports, trialDaysOf: () => 0, onOutage: 'wait' as const };
  const details = { tenantId: tenant.id, attempt: 1, name: 'Acme', email: 'a@acme.example' };
  await openAccount(opening, { ...details, ...choice('basic') });

  tenant = { ...tenant, plan: 'pro' };
  await followPlan(ports, tenant.id, 'evt_1');
  expect(await bought()).toBe('pro');
  tenant = { ...tenant, plan: 'enterprise' };
  await followPlan(ports, tenant.id, 'evt_3');
  await followPlan(ports, tenant.id, 'evt_2');
  expect(await bought()).toBe('enterprise');

  tenant = { ...tenant, plan: 'gold' };
  await expect(followPlan(ports, tenant.id, 'evt_4')).rejects.toThrow('does not sell');
  await followPlan(ports, newId('tnt'), 'evt_5');
});
