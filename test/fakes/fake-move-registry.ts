import type {
  Closing,
  MovableTenant,
  MoveRegistry,
  MoveStart,
  Switch,
} from '../../core/moves/move-registry.ts';
import type { Move, MoveId } from '../../core/moves/move.ts';
import type { Operator } from '../../core/access/principal.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import type { IdempotencyClaim } from '../../core/tenants/tenant-registry.ts';
import { placementSpecOf, type PlacementSpec } from '../../core/tenancy/placement-spec.ts';
import type { PageRequest } from '../../kit/page.ts';
import { fail } from '../../kit/result.ts';
import { FakeJobRepository } from './fake-job-repository.ts';

const CHANGED = { kind: 'JobChanged' } as const;

/** The control table in memory: moves, tenants, and what the authorizer reads of a tenant's pool. */
export class FakeMoveRegistry implements MoveRegistry {
  readonly jobs = new FakeJobRepository<Move>();
  readonly tenants = new Map<string, MovableTenant>();
  readonly pools = new Map<
    string,
    { readonly placement: PlacementSpec; readonly writes: 'open' | 'paused' }
  >();
  readonly events: string[] = [];

  find({ tenantId, moveId }: { readonly tenantId: TenantId; readonly moveId: MoveId }) {
    return this.jobs.find({ tenantId, jobId: moveId });
  }

  list(operator: Operator, tenantId: TenantId, page: PageRequest) {
    return this.jobs.list(operator, tenantId, { ...page, type: 'move' });
  }

  answered(claim: IdempotencyClaim) {
    return this.jobs.answered(claim);
  }

  async findTenant(tenantId: string) {
    return this.tenants.get(tenantId) ?? null;
  }

  async begin({ start, tenant, event }: MoveStart) {
    const current = this.tenants.get(tenant.id);
    if (current?.version !== tenant.version || current.moveId) return fail(CHANGED);
    const created = await this.jobs.create(start);
    if (!created.ok) return created;
    this.tenants.set(tenant.id, { ...current, moveId: start.job.id });
    this.events.push(event.type);
    return created;
  }

  async setWrites(move: Move, writes: 'open' | 'paused') {
    const saved = await this.jobs.save(move);
    const pool = this.pools.get(move.tenantId);
    if (saved.ok && pool) this.pools.set(move.tenantId, { ...pool, writes });
    return saved;
  }

  async switchPlacement({ move, tenant, event }: Switch) {
    const current = this.tenants.get(tenant.id);
    if (current?.version !== tenant.version || current.moveId !== move.id) return fail(CHANGED);
    const saved = await this.jobs.save(move);
    if (!saved.ok) return saved;
    const placement = { tier: undefined, ...placementSpecOf(move.to) };
    this.tenants.set(tenant.id, { ...current, ...placement, version: tenant.version + 1 });
    this.pools.set(tenant.id, { placement: move.to, writes: 'paused' });
    this.events.push(event.type);
    return saved;
  }

  async close({ move, event }: Closing) {
    const saved = await this.jobs.save(move);
    if (!saved.ok) return saved;
    const current = this.tenants.get(move.tenantId);
    if (current) this.tenants.set(move.tenantId, { ...current, moveId: undefined });
    if (event) this.events.push(event.type);
    return saved;
  }
}
