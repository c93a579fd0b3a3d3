import type {
  Closing,
  MovableTenant,
  MoveKey,
  MoveRegistry,
  NewMove,
  Switch,
} from '../../../core/moves/move-registry.ts';
import { isOpen, type Move } from '../../../core/moves/move.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import { fail, ok } from '../../../kit/result.ts';

const MOVED_ON = { kind: 'MoveMovedOn' } as const;

/** The control table in memory: moves, tenants, and what the authorizer reads of a tenant's pool. */
export class FakeMoveRegistry implements MoveRegistry {
  readonly moves = new Map<string, Move>();
  readonly tenants = new Map<string, MovableTenant>();
  readonly pools = new Map<
    string,
    { readonly home: PlacementSpec; readonly writes: 'open' | 'paused' }
  >();
  readonly events: string[] = [];
  readonly #claims = new Map<string, { readonly fingerprint: string; readonly moveId: string }>();

  async find({ moveId }: MoveKey) {
    return this.moves.get(moveId) ?? null;
  }

  async findTenant(tenantId: string) {
    return this.tenants.get(tenantId) ?? null;
  }

  async list(
    _operator: unknown,
    tenantId: string,
    { limit, after }: { limit: number; after?: string },
  ) {
    const all = [...this.moves.values()]
      .filter((move) => move.tenantId === tenantId && (after === undefined || move.id < after))
      .sort((one, other) => (one.id < other.id ? 1 : -1));
    const items = all.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(all.length > limit && last && { next: last.id }) };
  }

  async answered({ actor, key, fingerprint }: IdempotencyClaim) {
    const kept = this.#claims.get(`${actor} ${key}`);
    if (!kept) return ok(null);
    return kept.fingerprint === fingerprint
      ? ok(this.moves.get(kept.moveId) ?? null)
      : fail({ kind: 'IdempotencyKeyReused' } as const);
  }

  async begin({ move, tenant, event, claim }: NewMove) {
    const current = this.tenants.get(tenant.id);
    const isTaken = claim && this.#claims.has(`${claim.actor} ${claim.key}`);
    if (current?.version !== tenant.version || current.moveId || isTaken) return fail(MOVED_ON);
    this.tenants.set(tenant.id, { ...current, moveId: move.id });
    this.moves.set(move.id, move);
    this.events.push(event.type);
    const { id: moveId } = move;
    if (claim) this.#claims.set(`${claim.actor} ${claim.key}`, { ...claim, moveId });
    return ok(undefined);
  }

  async save(move: Move) {
    if ((this.moves.get(move.id)?.revision ?? 0) !== move.revision - 1) return fail(MOVED_ON);
    this.moves.set(move.id, move);
    return ok(move);
  }

  async setWrites(move: Move, writes: 'open' | 'paused') {
    const saved = await this.save(move);
    const pool = this.pools.get(move.tenantId);
    if (saved.ok && pool) this.pools.set(move.tenantId, { ...pool, writes });
    return saved;
  }

  async switchHome({ move, tenant, event }: Switch) {
    const current = this.tenants.get(tenant.id);
    if (current?.version !== tenant.version || current.moveId !== move.id) return fail(MOVED_ON);
    const saved = await this.save(move);
    if (!saved.ok) return saved;
    const home = { tier: undefined, ...placementSpecOf(move.to) };
    this.tenants.set(tenant.id, { ...current, ...home, version: tenant.version + 1 });
    this.pools.set(tenant.id, { home: move.to, writes: 'paused' });
    this.events.push(event.type);
    return saved;
  }

  async close({ move, event }: Closing) {
    const saved = await this.save(move);
    if (!saved.ok) return saved;
    const current = this.tenants.get(move.tenantId);
    if (current) this.tenants.set(move.tenantId, { ...current, moveId: undefined });
    if (event) this.events.push(event.type);
    return saved;
  }

  async *listOpen() {
    yield [...this.moves.values()]
      .filter(({ phase }) => isOpen(phase))
      .map(({ id: moveId, tenantId }) => ({ moveId, tenantId }));
  }
}
