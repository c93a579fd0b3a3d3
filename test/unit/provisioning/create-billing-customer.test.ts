import { describe, expect, it } from 'vitest';
import { nextAttempt } from '../../../core/provisioning/retry-tenant.ts';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';

const STEP = 'create-billing-customer';

describe('createBillingCustomer', () => {
  it('makes another customer where its undo was cut short after the first one was removed', async () => {
    const world = new ProvisioningWorld();
    await world.runUntil('activate-tenant');
    const { billingAccounts } = world;
    const remove = billingAccounts.remove.bind(billingAccounts);
    billingAccounts.remove = () => Promise.reject(new Error('Out.'));
    await expect(world.undo(STEP)).rejects.toThrow('Out.');
    expect(world.effects).toMatchObject({ billingAccounts: 1, customers: 0 });

    billingAccounts.remove = remove;
    const next = nextAttempt(world.current, world.time);
    world.registry.tenants.set(next.id, next);
    expect(await world.run(STEP, undefined, next.attempt)).toEqual({ outcome: 'done' });
    expect(world.effects).toMatchObject({ billingAccounts: 1, customers: 1 });
  });
});
