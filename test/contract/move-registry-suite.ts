import { describe, expect, it } from 'vitest';
import { startingJob } from '../../core/jobs/job.ts';
import { tenantMoved, tenantMoveFailed, tenantMoveStarted } from '../../core/moves/move-events.ts';
import type { MoveRegistry } from '../../core/moves/move-registry.ts';
import { EMPTY_REPORT, type Move } from '../../core/moves/move.ts';
import { placementSpecOf, type PlacementSpec } from '../../core/tenancy/placement-spec.ts';
import { operatorPrincipal } from '../support/tenancy/tenant-contexts.ts';
import type { Tenant } from '../../core/tenants/tenant.ts';
import { newId } from '../../kit/id.ts';
import { aTenant } from '../support/provisioning/a-tenant.ts';

export type MoveRegistryHarness = {
  readonly registry: MoveRegistry;
  readonly seed: (tenant: Tenant) => Promise<void>;
  readonly pool: (
    tenant: Tenant,
  ) => Promise<{ readonly placement: PlacementSpec; readonly writes: string }>;
  readonly eventTypes: (tenant: Tenant) => Promise<readonly string[]>;
};

const NOW = new Date('2026-11-23T12:00:00.000Z');
const TO: PlacementSpec = { isolation: 'shared_database', region: 'eu-central-1', tier: 'pro' };
const operator = { ...operatorPrincipal, id: 'op-1' };
const actor = { kind: 'operator', id: 'op-1' } as const;

const aMove = (tenant: Tenant, to = TO): Move => ({
  ...startingJob<Move>(
    {
      id: newId('mov'),
      tenantId: tenant.id,
      type: 'move',
      phase: 'making-stores',
      startedBy: 'op-1',
    },
    NOW,
  ),
  from: placementSpecOf(tenant),
  to,
  latePages: 0,
  report: EMPTY_REPORT,
});

/** What every MoveRegistry keeps to. */
export function describeMoveRegistry(name: string, make: () => Promise<MoveRegistryHarness>) {
  describe(name, () => {
    async function moving() {
      const harness = await make();
      const tenant: Tenant = {
        ...aTenant(NOW),
        state: 'active',
        identity: { userPoolId: `eu-central-1_${newId('usr').slice(-9)}`, clientId: 'c' },
      };
      await harness.seed(tenant);
      const move = aMove(tenant);
      const begin = (one = move, claim?: { key: string; fingerprint: string }) =>
        harness.registry.begin({
          start: { job: one, ...(claim && { claim: { actor: 'op-1', ...claim } }) },
          tenant,
          event: tenantMoveStarted(tenant, one, { time: NOW, actor }),
        });
      return { ...harness, tenant, move, begin };
    }
    const changed = { ok: false, error: { kind: 'JobChanged' } };

    it('begins one move of a tenant at a time, and tells it', async () => {
      const { registry, tenant, move, begin, eventTypes } = await moving();
      expect((await begin()).ok).toBe(true);
      expect(await begin(aMove(tenant))).toEqual(changed);
      expect(await registry.find({ tenantId: tenant.id, moveId: move.id })).toEqual(move);
      expect((await registry.findTenant(tenant.id))?.moveId).toBe(move.id);
      expect(await eventTypes(tenant)).toEqual(['tenant.move_started']);
    });

    it('begins none of a tenant that changed since it was read', async () => {
      const { registry, tenant } = await moving();
      const before = { ...tenant, version: tenant.version - 1 };
      const move = aMove(before);
      const event = tenantMoveStarted(before, move, { time: NOW, actor });
      expect(await registry.begin({ start: { job: move }, tenant: before, event })).toEqual(
        changed,
      );
    });

    it('keeps each member of a move', async () => {
      const { registry, tenant, move, begin } = await moving();
      await begin();
      const full: Move = {
        ...move,
        version: 2,
        phase: 'copying',
        lease: { owner: 'runner', until: NOW },
        cursor: { store: 'objects', after: 'files/ä', pages: 2, readPage: 1 },
        livePasses: 2,
        manifest: { generation: 1, pages: 3 },
        settledAt: NOW,
        pausedAt: NOW,
        failure: { phase: 'copying', reason: 'No.' },
        error: 'Out.',
        retryAt: NOW,
      };
      expect(await registry.setWrites(full, 'paused')).toEqual({ ok: true, value: full });
      expect(await registry.find({ tenantId: tenant.id, moveId: move.id })).toEqual(full);
      expect(await registry.setWrites({ ...full, run: 2 }, 'open')).toEqual(changed);
      expect(await registry.setWrites({ ...full, version: 4 }, 'open')).toEqual(changed);
    });

    it('pauses and opens the writes with the record, or not at all', async () => {
      const { registry, tenant, move, begin, pool } = await moving();
      await begin();
      expect((await registry.setWrites({ ...move, version: 2 }, 'paused')).ok).toBe(true);
      expect((await pool(tenant)).writes).toBe('paused');
      expect(await registry.setWrites({ ...move, version: 2 }, 'open')).toEqual(changed);
      expect((await pool(tenant)).writes).toBe('paused');
      await registry.setWrites({ ...move, version: 3 }, 'open');
      expect((await pool(tenant)).writes).toBe('open');
    });

    it('switches tenant and registration in one, and tells it; writes stay paused', async () => {
      const { registry, tenant, move, begin, pool, eventTypes } = await moving();
      await begin();
      await registry.setWrites({ ...move, version: 2 }, 'paused');
      const next: Move = { ...move, version: 3, phase: 'resuming' };
      const event = tenantMoved(tenant, next, NOW);
      expect((await registry.switchPlacement({ move: next, tenant, event })).ok).toBe(true);
      const current = await registry.findTenant(tenant.id);
      expect(current).toMatchObject({ ...TO, version: tenant.version + 1, moveId: move.id });
      expect(await pool(tenant)).toEqual({ placement: TO, writes: 'paused' });
      expect((await eventTypes(tenant)).toSorted()).toEqual([
        'tenant.move_started',
        'tenant.moved',
      ]);
      const again = { ...next, version: 4 };
      expect(await registry.switchPlacement({ move: again, tenant, event })).toEqual(changed);
    });

    it('lets another move begin once one is closed, and forgets the tier of a placement without', async () => {
      const { registry, tenant, move, begin, pool } = await moving();
      await begin();
      await registry.setWrites({ ...move, version: 2 }, 'paused');
      const there: Move = { ...move, version: 3 };
      await registry.switchPlacement({
        move: there,
        tenant,
        event: tenantMoved(tenant, there, NOW),
      });
      await registry.close({ move: { ...move, version: 4, phase: 'done' } });

      const moved = await registry.findTenant(tenant.id);
      if (!moved) throw new Error('The tenant is gone.');
      expect(moved.moveId).toBeUndefined();
      const back = aMove(moved, placementSpecOf(tenant));
      const event = tenantMoveStarted(moved, back, { time: NOW, actor });
      expect((await registry.begin({ start: { job: back }, tenant: moved, event })).ok).toBe(true);
      const next = { ...back, version: 2 };
      await registry.setWrites(next, 'paused');
      const last = { ...back, version: 3 };
      await registry.switchPlacement({
        move: last,
        tenant: moved,
        event: tenantMoved(moved, last, NOW),
      });
      expect((await registry.findTenant(tenant.id))?.tier).toBeUndefined();
      expect((await pool(tenant)).placement).toEqual(placementSpecOf(tenant));
    });

    it('tells a failure with the end of the move', async () => {
      const { registry, tenant, move, begin, eventTypes } = await moving();
      await begin();
      const failed: Move = {
        ...move,
        version: 2,
        phase: 'failed',
        failure: { phase: 'verifying', reason: 'No.' },
      };
      await registry.close({ move: failed, event: tenantMoveFailed(tenant, failed, NOW) });
      expect(await eventTypes(tenant)).toContain('tenant.move_failed');
      expect((await registry.findTenant(tenant.id))?.moveId).toBeUndefined();
    });

    it('lists a tenant’s moves from the latest on', async () => {
      const { registry, tenant, move, begin } = await moving();
      await begin();
      await registry.close({ move: { ...move, version: 2, phase: 'failed', state: 'failed' } });
      const second = aMove(tenant);
      await begin(second);
      const first = await registry.list(operator, tenant.id, { limit: 1 });
      expect(first).toMatchObject({ items: [{ id: second.id }], next: second.id });
      const rest = await registry.list(operator, tenant.id, { limit: 1, after: second.id });
      expect(rest.items.map(({ id }) => id)).toEqual([move.id]);
      expect(rest.next).toBeUndefined();
    });

    it('answers a claim with what it began, and refuses it for another request', async () => {
      const { registry, move, begin } = await moving();
      const claim = { actor: 'op-1', key: newId('evt'), fingerprint: 'f' };
      expect(await registry.answered(claim)).toEqual({ ok: true, value: null });
      await begin(move, claim);
      expect(await registry.answered(claim)).toEqual({ ok: true, value: move });
      const other = await registry.answered({ ...claim, fingerprint: 'g' });
      expect(other).toEqual({ ok: false, error: { kind: 'IdempotencyKeyReused' } });
    });
  });
}
