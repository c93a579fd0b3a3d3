import { describe, expect, it } from 'vitest';
import {
  tenantMoved,
  tenantMoveFailed,
  tenantMoveStarted,
} from '../../../core/moves/move-events.ts';
import type { MoveRegistry } from '../../../core/moves/move-registry.ts';
import { EMPTY_TALLY, NO_CHANGES, type Move } from '../../../core/moves/move.ts';
import { placementSpecOf, type PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import { operatorPrincipal } from '../tenancy/tenant-contexts.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { newId } from '../../../kit/id.ts';
import { aTenant } from '../provisioning/a-tenant.ts';

export type MoveRegistryHarness = {
  readonly registry: MoveRegistry;
  readonly seed: (tenant: Tenant) => Promise<void>;
  readonly pool: (
    tenant: Tenant,
  ) => Promise<{ readonly home: PlacementSpec; readonly writes: string }>;
  readonly eventTypes: (tenant: Tenant) => Promise<readonly string[]>;
};

const NOW = new Date('2026-11-23T12:00:00.000Z');
const TO: PlacementSpec = { isolation: 'shared_database', region: 'eu-central-1', tier: 'pro' };
const operator = { ...operatorPrincipal, id: 'op-1' };
const actor = { kind: 'operator', id: 'op-1' } as const;

const aMove = (tenant: Tenant, to = TO): Move => ({
  id: newId('mov'),
  tenantId: tenant.id,
  from: placementSpecOf(tenant),
  to,
  phase: 'making-stores',
  revision: 1,
  run: 1,
  startedBy: 'op-1',
  startedAt: NOW,
  updatedAt: NOW,
  reached: { 'making-stores': NOW },
  latePages: 0,
  copied: NO_CHANGES,
  caughtUp: NO_CHANGES,
  lateUploads: 0,
  source: EMPTY_TALLY,
  target: EMPTY_TALLY,
  deleted: { items: 0, objects: 0 },
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
          move: one,
          tenant,
          event: tenantMoveStarted(tenant, one, { time: NOW, actor }),
          ...(claim && { claim: { actor: 'op-1', ...claim } }),
        });
      return { ...harness, tenant, move, begin };
    }
    const movedOn = { ok: false, error: { kind: 'MoveMovedOn' } };

    it('begins one move of a tenant at a time, and tells it', async () => {
      const { registry, tenant, move, begin, eventTypes } = await moving();
      expect((await begin()).ok).toBe(true);
      expect(await begin(aMove(tenant))).toEqual(movedOn);
      expect(await registry.find({ tenantId: tenant.id, moveId: move.id })).toEqual(move);
      expect((await registry.findTenant(tenant.id))?.moveId).toBe(move.id);
      expect(await eventTypes(tenant)).toEqual(['tenant.move_started']);
    });

    it('begins none of a tenant that changed since it was read', async () => {
      const { registry, tenant } = await moving();
      const before = { ...tenant, version: tenant.version - 1 };
      const move = aMove(before);
      const event = tenantMoveStarted(before, move, { time: NOW, actor });
      expect(await registry.begin({ move, tenant: before, event })).toEqual(movedOn);
    });

    it('keeps each member of a move, and writes the next revision alone', async () => {
      const { registry, tenant, move, begin } = await moving();
      await begin();
      const full: Move = {
        ...move,
        revision: 2,
        phase: 'copying',
        leaseUntil: NOW,
        cursor: { store: 'objects', after: 'files/ä', pages: 2, readPage: 1 },
        livePasses: 2,
        manifest: { generation: 1, pages: 3 },
        settledAt: NOW,
        pausedAt: NOW,
        failure: { phase: 'copying', reason: 'No.' },
      };
      expect(await registry.save(full)).toEqual({ ok: true, value: full });
      expect(await registry.find({ tenantId: tenant.id, moveId: move.id })).toEqual(full);
      expect(await registry.save({ ...full, run: 2 })).toEqual(movedOn);
      expect(await registry.save({ ...full, revision: 4 })).toEqual(movedOn);
    });

    it('pauses and opens the writes with the record, or not at all', async () => {
      const { registry, tenant, move, begin, pool } = await moving();
      await begin();
      expect((await registry.setWrites({ ...move, revision: 2 }, 'paused')).ok).toBe(true);
      expect((await pool(tenant)).writes).toBe('paused');
      expect(await registry.setWrites({ ...move, revision: 2 }, 'open')).toEqual(movedOn);
      expect((await pool(tenant)).writes).toBe('paused');
      await registry.setWrites({ ...move, revision: 3 }, 'open');
      expect((await pool(tenant)).writes).toBe('open');
    });

    it('switches tenant and registration in one, and tells it; writes stay paused', async () => {
      const { registry, tenant, move, begin, pool, eventTypes } = await moving();
      await begin();
      await registry.setWrites({ ...move, revision: 2 }, 'paused');
      const next: Move = { ...move, revision: 3, phase: 'resuming' };
      const event = tenantMoved(tenant, next, NOW);
      expect((await registry.switchHome({ move: next, tenant, event })).ok).toBe(true);
      const current = await registry.findTenant(tenant.id);
      expect(current).toMatchObject({ ...TO, version: tenant.version + 1, moveId: move.id });
      expect(await pool(tenant)).toEqual({ home: TO, writes: 'paused' });
      expect((await eventTypes(tenant)).toSorted()).toEqual([
        'tenant.move_started',
        'tenant.moved',
      ]);
      const again = { ...next, revision: 4 };
      expect(await registry.switchHome({ move: again, tenant, event })).toEqual(movedOn);
    });

    it('lets another move begin once one is closed, and forgets the tier of a home without', async () => {
      const { registry, tenant, move, begin, pool } = await moving();
      await begin();
      await registry.setWrites({ ...move, revision: 2 }, 'paused');
      const there: Move = { ...move, revision: 3 };
      await registry.switchHome({ move: there, tenant, event: tenantMoved(tenant, there, NOW) });
      await registry.close({ move: { ...move, revision: 4, phase: 'done' } });

      const moved = await registry.findTenant(tenant.id);
      if (!moved) throw new Error('The tenant is gone.');
      expect(moved.moveId).toBeUndefined();
      const back = aMove(moved, placementSpecOf(tenant));
      const event = tenantMoveStarted(moved, back, { time: NOW, actor });
      expect((await registry.begin({ move: back, tenant: moved, event })).ok).toBe(true);
      const next = { ...back, revision: 2 };
      await registry.setWrites(next, 'paused');
      const last = { ...back, revision: 3 };
      await registry.switchHome({
        move: last,
        tenant: moved,
        event: tenantMoved(moved, last, NOW),
      });
      expect((await registry.findTenant(tenant.id))?.tier).toBeUndefined();
      expect((await pool(tenant)).home).toEqual(placementSpecOf(tenant));
    });

    it('tells a failure with the end of the move', async () => {
      const { registry, tenant, move, begin, eventTypes } = await moving();
      await begin();
      const failed: Move = {
        ...move,
        revision: 2,
        phase: 'failed',
        failure: { phase: 'verifying', reason: 'No.' },
      };
      await registry.close({ move: failed, event: tenantMoveFailed(tenant, failed, NOW) });
      expect(await eventTypes(tenant)).toContain('tenant.move_failed');
      expect((await registry.findTenant(tenant.id))?.moveId).toBeUndefined();
    });

    it('lists what is open, and a tenant’s moves from the latest on', async () => {
      const { registry, tenant, move, begin } = await moving();
      await begin();
      const openOf = async () => {
        const keys = [];
        for await (const page of registry.listOpen()) keys.push(...page);
        return keys.filter(({ tenantId }) => tenantId === tenant.id);
      };
      expect(await openOf()).toEqual([{ tenantId: tenant.id, moveId: move.id }]);
      await registry.close({ move: { ...move, revision: 2, phase: 'failed' } });
      expect(await openOf()).toEqual([]);
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
