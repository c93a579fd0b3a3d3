import { expect, it } from 'vitest';
import { lifeSuspender } from '../../../core/billing/dunning/life-suspender.ts';
import { newId } from '../../../kit/id.ts';
import { FakeTenantLife } from '../../fakes/fake-tenant-life.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const now = () => new Date('2027-04-08T01:00:00Z');

it('suspends for billing, once, and lifts that reason alone', async () => {
  const tenant = { ...aTenant(now()), state: 'active' as const };
  const life = new FakeTenantLife(new Map([[tenant.id, tenant]]));
  const suspender = lifeSuspender({ life, now });
  await suspender.suspend(tenant.id, 'billing');
  await suspender.suspend(tenant.id, 'billing');
  expect(await life.find(tenant.id)).toMatchObject({
    ...{ state: 'suspended', suspensions: [{ reason: 'billing' }] },
  });
  await suspender.resume(tenant.id, 'billing');
  await suspender.resume(tenant.id, 'billing');
  expect((await life.find(tenant.id))?.state).toBe('active');
});

it('leaves a tenant that is gone as it is', async () => {
  const suspender = lifeSuspender({ life: new FakeTenantLife(), now });
  await suspender.suspend(newId('tnt'), 'billing');
  await suspender.resume(newId('tnt'), 'billing');
});
