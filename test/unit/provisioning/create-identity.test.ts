import { describe, expect, it } from 'vitest';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';

async function identityOf(world: ProvisioningWorld) {
  return world.run('create-identity');
}

describe('createIdentity', () => {
  it('makes a pool with an owner who has the password that the operator gave', async () => {
    const world = new ProvisioningWorld();
    world.firstPasswords.set(world.tenant.id, 'Correct-horse-9');
    expect(await identityOf(world)).toEqual({ outcome: 'done' });
    expect([...world.pools.pools.values()]).toMatchObject([
      {
        tenantId: world.tenant.id,
        isConfigured: true,
        owner: { email: 'ada@acme.example', password: 'Correct-horse-9', isTemporary: false },
      },
    ]);
  });

  it('leaves an owner without a password to be given a first one', async () => {
    const world = new ProvisioningWorld();
    await identityOf(world);
    expect([...world.pools.pools.values()][0]?.owner).toMatchObject({ isTemporary: true });
  });

  it('binds the pool to its tenant, closed until the activation', async () => {
    const world = new ProvisioningWorld();
    await identityOf(world);
    const [userPoolId = ''] = world.pools.pools.keys();
    expect(world.registrations.get(userPoolId)).toEqual({
      userPoolId,
      clientId: `client-of-${userPoolId}`,
      tenantId: world.tenant.id,
      tenantName: 'Acme',
      plan: 'basic',
      featureOverrides: '{}',
      rateLimits: '{}',
      isolation: 'shared_schema',
      region: 'eu-central-1',
      cell: 'cell-1',
      writes: 'open',
      state: 'provisioning',
      jwks: JSON.stringify({ keys: [{ kid: world.tenant.id }] }),
    });
  });

  it('makes the admin a member, who is the owner', async () => {
    const world = new ProvisioningWorld();
    await identityOf(world);
    const [userPoolId = ''] = world.pools.pools.keys();
    expect(world.members.get(userPoolId)).toMatchObject({
      userId: `owner-of-${userPoolId}`,
      email: 'ada@acme.example',
      role: 'owner',
      status: 'active',
    });
  });

  it('tells that the account can hold no more pools, and leaves nothing', async () => {
    const world = new ProvisioningWorld();
    world.pools.isFull = true;
    expect(await identityOf(world)).toEqual({
      outcome: 'failed',
      step: 'create-identity',
      reason: 'The account can hold no more user pools.',
      retryable: true,
    });
    expect(world.record('create-identity')?.undo).toBeUndefined();
  });

  it('tells that the owner is refused, which no retry changes, and is undone', async () => {
    const world = new ProvisioningWorld();
    world.pools.refusedOwner = 'The address was refused.';
    expect(await identityOf(world)).toMatchObject({ outcome: 'failed', retryable: false });
    expect(await world.undo('create-identity')).toEqual({ outcome: 'undone' });
    expect(world.effects).toMatchObject({ pools: 0, registrations: 0, members: 0 });
  });

  it('is undone by the id that it noted, without reading every pool of the account', async () => {
    const world = new ProvisioningWorld();
    await identityOf(world);
    expect(await world.undo('create-identity')).toEqual({ outcome: 'undone' });
    expect(world.pools.pools.size).toBe(0);
    expect(world.pools.listings).toBe(0);
  });

  it('looks for a client only in a pool of a run before', async () => {
    const world = new ProvisioningWorld();
    const ensureOwner = world.pools.ensureOwner.bind(world.pools);
    world.pools.ensureOwner = () => Promise.reject(new Error('The run died.'));
    await identityOf(world).catch(() => undefined);
    expect(world.pools.clientListings).toBe(0);

    world.pools.ensureOwner = ensureOwner;
    expect(await identityOf(world)).toEqual({ outcome: 'done' });
    expect(world.pools.clientListings).toBe(1);
    expect([...world.pools.pools.values()][0]?.clients).toHaveLength(1);
  });

  it('keeps one of several pools that lost answers made', async () => {
    const world = new ProvisioningWorld();
    await world
      .run('create-identity', (call) =>
        call().finally(() => {
          if (world.pools.pools.size === 1) throw new Error('The answer was lost.');
        }),
      )
      .catch(() => undefined);
    await world.pools.create(world.tenant);
    world.pass(60);

    expect(await world.run('create-identity')).toEqual({ outcome: 'done' });
    expect([...world.pools.pools.keys()]).toEqual(['eu-central-1_pool1']);

    // One of those answers may still have been on its way.
    await world.pools.create(world.tenant);
    expect(await world.undo('create-identity')).toEqual({ outcome: 'undone' });
    expect(world.pools.pools.size).toBe(0);
  });
});
