import { beforeEach, describe, expect, it } from 'vitest';
import { eraseDueTenants } from '../../../core/erasure/erase-due-tenants.ts';
import { totalOf } from '../../../core/erasure/erasure-job.ts';
import { eraseTenant } from '../../../core/erasure/start-erasure.ts';
import { restoreTenant } from '../../../core/tenant-life/restore-tenant.ts';
import type { LifeJob } from '../../../core/tenant-life/life-job.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { Killed } from '../../support/erasure/erasure-faults.ts';
import { ErasureWorld } from '../../support/erasure/erasure-world.ts';
import { operatorPrincipal } from '../../support/tenancy/tenant-contexts.ts';

let world: ErasureWorld;
beforeEach(() => {
  world = new ErasureWorld();
});

const ended = (change: Partial<Tenant> = {}, size?: Parameters<ErasureWorld['onboard']>[1]) =>
  world.onboard({ ...world.terminated(), ...change }, size);

const start = (tenant: Tenant, confirm = tenant.slug) =>
  eraseTenant(world.startPorts(), operatorPrincipal, { tenantId: tenant.id, confirm });

async function started(tenant: Tenant): Promise<LifeJob> {
  const job = await start(tenant);
  if (!job.ok) throw new Error(job.error.kind);
  return job.value;
}

/** All that is left of a tenant, but for what may be. */
const left = ({ id, identity }: Tenant) =>
  [id, identity?.userPoolId ?? ''].flatMap((text) =>
    [world.control, world.usage, world.audit].flatMap((table) =>
      table.naming(text).map(({ pk, sk }) => `${pk} ${sk}`.replaceAll(id, 'ID')),
    ),
  );

const KEPT = [
  'TENANT#ID TENANT',
  'SLUG#t0 SLUG',
  'BILLING_NONE#ID INVOICE#1',
  'LEDGER#ID ENTRY#1',
  'IDEMPOTENCY#op#t0 IDEMPOTENCY',
  'PLATFORM_METRIC#api_calls hour#ID',
  'REVENUE#2026-11-27 TENANT#ID',
];

describe('erasing a tenant', () => {
  it.each(['shared_schema', 'shared_database', 'separate_schema', 'separate_database'] as const)(
    'leaves nothing of one under %s, and certifies it',
    async (isolation) => {
      const tier = isolation === 'shared_database' ? 'pro' : undefined;
      const tenant = await ended({ isolation, tier }, { members: 20, records: 40 });
      const job = await started(tenant);
      expect(await world.drive(job)).toEqual({ outcome: 'succeeded' });

      // The world's own completion leaves tenant and slug to a transaction of the registry.
      expect(left(tenant).toSorted()).toEqual(KEPT.toSorted());
      expect(await world.pools.listOf(tenant)).toEqual([]);
      expect([...world.items.tables.keys()].filter((name) => name.includes(tenant.id))).toEqual([]);
      const { report } = world.job(job);
      expect(report.removed).toMatchObject({
        items: 42,
        pools: 1,
        'control/MEMBERS': 20,
        'control/DEVICE': 20,
        'control/LEDGER (kept)': 1,
        'audit/ENTRIES': 1,
      });
      expect(report.sweeps.map(({ found }) => totalOf(found))).toEqual([0]);
      expect(report.certificate).toMatchObject({
        tenantId: tenant.id,
        removed: report.removed,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        startedBy: operatorPrincipal.id,
      });
      expect(JSON.stringify(report.certificate)).not.toMatch(/@|Acme|\bAda\b/);
      const erased = world.events.at(-1);
      expect(erased).toMatchObject({ type: 'tenant.erased', tenantId: 'platform' });
      expect(erased?.data).toEqual(report.certificate);
    },
  );

  it('frees slug and place at its end, and not before', async () => {
    const tenant = await ended();
    const job = await started(tenant);
    world.before = () => {
      expect(world.slugs.get(tenant.slug)).toBe(tenant.id);
      expect(world.places).toBe(1);
    };
    await world.drive(job);
    expect(world.slugs.size).toBe(0);
    expect(world.places).toBe(0);
    expect(world.tenants.get(tenant.id)).toMatchObject({
      state: 'erased',
      slug: '',
      name: 'Erased',
      admin: { email: 'erased@erased.invalid' },
    });
  });

  it('counts the same, each thing once, when it dies in between at every third page', async () => {
    const size = { members: 300, records: 700 };
    const undisturbed = await ended({}, size);
    const first = await started(undisturbed);
    await world.drive(first);
    const { removed } = world.job(first).report;

    world = new ErasureWorld();
    const tenant = await ended({}, size);
    const job = await started(tenant);
    world.pagesAtOnce = 2;
    let killed = 0;
    world.before = (pieces) => {
      if (pieces % 3 > 0) return;
      killed += 1;
      throw new Killed();
    };
    expect(await world.drive(job)).toEqual({ outcome: 'succeeded' });
    expect(killed).toBeGreaterThan(3);
    expect(world.job(job).report.removed).toEqual(removed);
    expect(left(tenant).toSorted()).toEqual(KEPT.toSorted());
  });

  it('goes on where it was in a table that is read in many pages', async () => {
    const tenant = await ended({}, { members: 30 });
    world.control.pageSize = 40;
    world.pagesAtOnce = 1;
    const job = await started(tenant);
    expect(await world.drive(job)).toEqual({ outcome: 'succeeded' });
    expect(left(tenant).toSorted()).toEqual(KEPT.toSorted());
    expect(world.job(job).report.removed['control/MEMBERS']).toBe(30);
  });

  it('finds what is written late, and removes it', async () => {
    const tenant = await ended();
    const job = await started(tenant);
    let isWritten = false;
    world.before = () => {
      if (isWritten || world.job(job).phase !== 'sweeping-data') return;
      isWritten = true;
      world.control.put({ pk: `REFUSALS#${tenant.id}`, sk: 'EVENT#late' });
    };
    expect(await world.drive(job)).toEqual({ outcome: 'succeeded' });
    const { report } = world.job(job);
    expect(report.sweeps.map(({ found }) => found)).toEqual([{ control: 1 }, {}]);
    expect(report.removed['control/REFUSALS']).toBe(2);
    expect(left(tenant).toSorted()).toEqual(KEPT.toSorted());
  });

  it('is not complete while the sweep finds what the removal was not told of', async () => {
    const tenant = await ended();
    const job = await started(tenant);
    Object.defineProperty(world, 'stores', {
      value: world.stores.filter(({ name }) => name !== 'usage'),
    });
    expect(await world.drive(job)).toEqual({ outcome: 'stopped' });
    const { report, error, state } = world.job(job);
    expect(state).toBe('running');
    expect(error).toBe('The sweep still finds something in: usage.');
    expect(report.sweeps).toHaveLength(5);
    expect(report.sweeps.at(-1)?.found).toEqual({ usage: 17 });
    expect(world.slugs.get(tenant.slug)).toBe(tenant.id);
    expect(world.tenants.get(tenant.id)?.state).toBe('terminated');
  });

  it('tells the owners while they are known', async () => {
    await world.drive(await started(await ended()));
    expect(world.mails.posted).toMatchObject([
      { kind: 'composed', to: ['ada@acme.example'], subject: 'Acme is erased' },
    ]);
  });

  it('waits until the billing provider has forgotten the customer', async () => {
    const job = await started(await ended());
    world.billingLooks = 10_000;
    await expect(world.drive(job)).rejects.toThrow('It does not end.');
    expect(world.job(job).phase).toBe('ending-billing');
  });
});

describe('the start of an erasure', () => {
  it('takes the slug once more, and a tenant that is terminated', async () => {
    const tenant = await ended();
    expect(await start(tenant, 'another')).toMatchObject({
      error: { kind: 'InvalidDraft', errors: [{ pointer: '/confirm' }] },
    });
    const active = await world.onboard({ isolation: 'separate_schema' });
    expect(await start(active)).toMatchObject({ error: { kind: 'TransitionNotPossible' } });
    expect(world.life.jobs.jobs.size).toBe(0);
  });

  it('is taken once of twenty at the same time, and there is no way back from it', async () => {
    const tenant = await ended();
    const all = await Promise.all(Array.from({ length: 20 }, () => start(tenant)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const restored = await restoreTenant(world.startPorts(), operatorPrincipal, {
      tenantId: tenant.id,
    });
    expect(restored).toMatchObject({ error: { kind: 'TransitionNotPossible', possible: [] } });
  });

  it('comes by itself once the grace is over, for those that were not restored', async () => {
    const due = await ended();
    const restored = await world.onboard({ isolation: 'separate_schema' });
    const run = () =>
      eraseDueTenants(
        {
          ...world.startPorts(),
          async *dueToErase() {
            yield [due, restored];
          },
          onError: (_, error) => {
            throw error;
          },
        },
        new Date(world.time.getTime() + 60_000),
      );
    expect(await run()).toEqual({ started: 0, error: 0 });
    world.pass(31 * 86_400);
    expect(await run()).toEqual({ started: 1, error: 0 });
    expect(await run()).toEqual({ started: 0, error: 0 });
    const [job] = world.life.jobs.jobs.values();
    expect(job).toMatchObject({ tenantId: due.id, type: 'erasure', startedBy: 'tenant-life' });
  });
});
