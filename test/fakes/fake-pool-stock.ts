import type {
  ClaimedPool,
  PoolClaims,
  PoolStock,
  ReadyPool,
  ReadyPoolId,
  UnfinishedPool,
} from '../../core/provisioning/pool-stock.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

export class FakePoolStock implements PoolClaims, PoolStock {
  readonly ready = new Map<ReadyPoolId, ReadyPool>();
  readonly unfinished = new Map<ReadyPoolId, UnfinishedPool>();
  readonly claims = new Map<TenantId, ClaimedPool>();
  readonly untagged = new Set<TenantId>();

  async claim(tenantId: TenantId, version: string) {
    const own = this.claims.get(tenantId);
    if (own) return own;
    const pool = [...this.ready.values()].find((one) => one.version === version);
    if (!pool) return null;
    const claimed = { ...pool, tenantId, claimedAt: pool.madeAt };
    this.ready.delete(pool.id);
    this.claims.set(tenantId, claimed);
    this.untagged.add(tenantId);
    return claimed;
  }

  async claimed(tenantId: TenantId) {
    return this.claims.get(tenantId) ?? null;
  }

  async forget(tenantId: TenantId) {
    this.claims.delete(tenantId);
    this.untagged.delete(tenantId);
  }

  async listReady() {
    return [...this.ready.values()];
  }

  async listUnfinished() {
    return [...this.unfinished.values()];
  }

  async begin(pool: UnfinishedPool) {
    this.unfinished.set(pool.id, pool);
  }

  async add(pool: ReadyPool) {
    if (!this.unfinished.delete(pool.id)) throw new Error('Another run took it for abandoned.');
    this.ready.set(pool.id, pool);
  }

  async retire({ id, userPoolId }: ReadyPool, since: Date) {
    if (!this.ready.delete(id)) return false;
    this.unfinished.set(id, { id, userPoolId, since });
    return true;
  }

  async drop(id: ReadyPoolId) {
    this.unfinished.delete(id);
  }

  async *listUntagged() {
    const claims = [...this.untagged].flatMap((tenantId) => this.claims.get(tenantId) ?? []);
    if (claims.length > 0) yield claims;
  }

  async markTagged(tenantId: TenantId) {
    this.untagged.delete(tenantId);
  }
}
