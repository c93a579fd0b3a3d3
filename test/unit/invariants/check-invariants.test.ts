import { beforeEach, describe, expect, it } from 'vitest';
import type { ResourceKind } from '../../../core/invariants/tenant-resource.ts';
import { derivedId } from '../../../kit/id.ts';
import { InvariantsWorld } from '../../support/invariants/invariants-world.ts';

const NOBODY = derivedId('tnt', new Date('2026-10-01T00:00:00Z'), 'nobody');
const eraseAt = new Date('2026-12-20T00:00:00Z');
const termination = { by: { kind: 'user', id: 'ada' }, at: eraseAt, eraseAt } as const;

let world: InvariantsWorld;
beforeEach(() => {
  world = new InvariantsWorld();
  world.add();
  world.add({ isolation: 'separate_schema' });
  world.add({ isolation: 'separate_database', region: 'ap-southeast-2' });
  world.add({ isolation: 'shared_database', tier: 'basic', state: 'suspended' });
  world.add({ state: 'terminated', termination });
});

/** One that was given up: its record is there, and nothing else of it may be. */
function givenUp() {
  const tenant = world.add({ isolation: 'separate_schema' });
  world.resources = world.resources.filter(({ tenantId }) => tenantId !== tenant.id);
  world.tenantCount -= 1;
  world.change(tenant, { state: 'terminated' });
  return tenant;
}

describe('checkInvariants', () => {
  it('finds nothing where everything is as it must be, and looks once', async () => {
    givenUp();
    expect(await world.check({ fix: true })).toMatchObject({
      ...{ tenants: 6, findings: [], error: 0, isWhole: true },
    });
    expect(world).toMatchObject({ pauses: 0, removed: [], events: [] });
  });

  it.each<ResourceKind>(['user-pool', 'table', 'key', 'files'])(
    'finds the %s of a tenant that has ended, and removes it once',
    async (kind) => {
      const { id: tenantId } = givenUp();
      const before = [...world.resources];
      const resource = world.plant({ kind, id: `freehold-${kind}`, tenantId });
      const problem = { kind: 'Orphan', resource, reason: 'ended-tenant' };
      expect((await world.check()).findings).toEqual([{ problem, isFixed: false }]);
      expect((await world.check({ fix: true })).findings).toEqual([{ problem, isFixed: true }]);
      expect((await world.check({ fix: true })).findings).toEqual([]);
      expect(world.resources).toEqual(before);
      expect(world.removed).toHaveLength(1);
      expect(world.events).toMatchObject([
        {
          type: 'invariant.orphan_removed',
          tenantId: 'platform',
          data: { resourceKind: kind, ofTenantId: tenantId },
        },
      ]);
    },
  );

  it('removes what bears an id that no record knows only when it is told to', async () => {
    world.plant({ kind: 'user-pool', id: 'eu-central-1_stray', tenantId: NOBODY });
    expect((await world.check({ fix: true })).findings).toMatchObject([
      { problem: { reason: 'unknown-tenant' }, isFixed: false },
    ]);
    expect(world.removed).toEqual([]);
    const { findings } = await world.check({ fix: true, includesUnknown: true });
    expect(findings).toMatchObject([{ isFixed: true }]);
    expect(world.removed).toEqual(['user-pool eu-central-1_stray in eu-central-1']);
  });

  it('leaves to people a stack, a store that holds something, and what lies beside a placement', async () => {
    const { id: tenantId } = givenUp();
    world.plant({ kind: 'stack', id: 'freehold-test-tnt', tenantId });
    const table = world.plant({ kind: 'table', id: 'freehold-test-full', tenantId });
    world.full.add(`table ${table.id} in ${table.region}`);
    const [pooled] = world.tenants.values();
    world.plant({ kind: 'table', id: 'former', tenantId: pooled?.id ?? NOBODY });
    const { findings } = await world.check({ fix: true, includesUnknown: true });
    expect(findings).toHaveLength(3);
    expect(findings.every(({ isFixed }) => !isFixed)).toBe(true);
    expect(world).toMatchObject({ removed: [], events: [] });
  });

  it.each<ResourceKind>(['user-pool', 'table', 'key', 'stack'])(
    'finds the tenants that lack their %s, and makes nothing',
    async (kind) => {
      const gone = world.resources.filter((resource) => resource.kind === kind);
      world.resources = world.resources.filter((resource) => resource.kind !== kind);
      const { findings } = await world.check({ fix: true });
      expect(findings.map(({ problem }) => problem)).toEqual(
        gone.map((resource) => ({
          kind: 'Missing',
          resource: { ...resource, createdAt: undefined },
        })),
      );
      expect(findings.every(({ isFixed }) => !isFixed)).toBe(true);
    },
  );

  it('takes a pool of the stock for that of the tenant whose record names it, others for nobody’s', async () => {
    world.stock('eu-central-1_ready');
    world.addOfStock();
    expect(await world.check({ fix: true, includesUnknown: true })).toMatchObject({
      ...{ tenants: 6, findings: [], error: 0 },
    });
    expect(world).toMatchObject({ pauses: 0, removed: [] });
  });

  it('finds that a tenant’s pool of the stock is gone', async () => {
    world.stock('eu-central-1_ready');
    const { id: tenantId, identity } = world.addOfStock();
    world.poolsOfStock = world.poolsOfStock.filter(({ id }) => id !== identity?.userPoolId);
    expect((await world.check()).findings).toMatchObject([
      {
        problem: {
          kind: 'Missing',
          resource: { kind: 'user-pool', id: identity?.userPoolId, tenantId },
        },
        isFixed: false,
      },
    ]);
  });

  it('finds a pool of the stock that is left of a tenant that has ended', async () => {
    const tenant = world.addOfStock();
    world.change(tenant, { state: 'terminated' });
    world.tenantCount -= 1;
    expect((await world.check()).findings).toMatchObject([
      { problem: { kind: 'Orphan', reason: 'ended-tenant', resource: { tenantId: tenant.id } } },
    ]);
  });

  it('finds a pool that is not registered, or as another tenant’s, elsewhere, or paused for ever', async () => {
    const [one, two, three] = [...world.registrations.values()];
    if (!one || !two || !three) throw new Error('There are too few.');
    world.registrations.delete(one.userPoolId);
    world.registrations.set(two.userPoolId, { ...two, tenantId: one.tenantId });
    world.registrations.set(three.userPoolId, { ...three, writes: 'paused', state: 'suspended' });
    const { findings } = await world.check({ fix: true });
    expect(findings).toMatchObject([
      { problem: { kind: 'NotRegistered', userPoolId: one.userPoolId } },
      { problem: { kind: 'NotRegistered', differs: ['tenantId'] } },
      { problem: { kind: 'NotRegistered', differs: ['state', 'writes'] } },
    ]);
  });

  it('finds counters that are not what is counted, and corrects each once', async () => {
    const [pool = ''] = world.registrations.keys();
    world.seats.set(pool, { known: 4, counted: 3 });
    world.tenantCount += 2;
    const kinds = (findings: Awaited<ReturnType<typeof world.check>>['findings']) =>
      findings.map(({ problem, isFixed }) => [problem.kind, isFixed]);
    expect(kinds((await world.check()).findings)).toEqual([
      ['SeatsDiffer', false],
      ['TenantCountDiffers', false],
    ]);
    expect(kinds((await world.check({ fix: true })).findings)).toEqual([
      ['SeatsDiffer', true],
      ['TenantCountDiffers', true],
    ]);
    expect(world.tenantCount).toBe(5);
    expect(world.seats.get(pool)).toEqual({ known: 3, counted: 3 });
    expect((await world.check({ fix: true })).findings).toEqual([]);
    expect(world.events.map(({ data }) => data)).toEqual([
      { counter: `seats ${pool}`, known: 4, counted: 3 },
      { counter: 'tenants', known: 7, counted: 5 },
    ]);
  });

  it('takes nothing for wrong that is young, under way, or gone a moment later', async () => {
    const { id: tenantId } = givenUp();
    const young = new Date(world.time.getTime() - 3_000_000);
    world.plant({ kind: 'user-pool', id: 'young', tenantId, createdAt: young });
    world.plant({ kind: 'table', id: 'new', tenantId: derivedId('tnt', young, 'new') });
    const making = world.add({ state: 'provisioning', identity: undefined });
    world.plant({ kind: 'user-pool', id: 'being made', tenantId: making.id });
    const [, moving] = world.tenants.values();
    if (!moving) throw new Error('There is none.');
    world.plant({ kind: 'stack', id: 'target', tenantId: moving.id });
    world.openJobs.push({ tenantId: moving.id, jobId: 'mov_1' });
    expect(await world.check()).toMatchObject({ findings: [], error: 0 });
    expect(world.pauses).toBe(0);

    const passing = world.plant({ kind: 'key', id: 'passing', tenantId });
    world.onPause = () => {
      world.resources = world.resources.filter(({ id }) => id !== passing.id);
    };
    expect((await world.check({ fix: true })).findings).toEqual([]);
    expect(world).toMatchObject({ pauses: 1, removed: [] });
  });

  it('goes on past a tenant that cannot be looked at, and says nothing of the number of all', async () => {
    const { id: tenantId } = givenUp();
    world.plant({ kind: 'key', id: 'left', tenantId });
    const get = world.tenants.get.bind(world.tenants);
    const [unreadable] = world.tenants.keys();
    world.tenants.get = (id) => {
      if (id === unreadable) throw new Error('Unreadable.');
      return get(id);
    };
    world.tenantCount += 1;
    const { findings, error, errors } = await world.check();
    expect(findings).toMatchObject([{ problem: { resource: { id: 'left' } } }]);
    expect({ error, errors: errors.length }).toEqual({ error: 1, errors: 2 });
  });

  it('goes on past what cannot be put right now, and says so', async () => {
    const { id: tenantId } = givenUp();
    world.plant({ kind: 'key', id: 'one', tenantId });
    world.plant({ kind: 'key', id: 'two', tenantId });
    const tell = world.removed.push.bind(world.removed);
    world.removed.push = (name) => {
      if (name.includes('one')) throw new Error('Out.');
      return tell(name);
    };
    const { findings, errors, error } = await world.check({ fix: true });
    expect(findings.map(({ isFixed }) => isFixed)).toEqual([false, true]);
    expect({ error, errors }).toMatchObject({ error: 1, errors: [new Error('Out.')] });
  });
});
