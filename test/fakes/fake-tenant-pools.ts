import type { PoolOwners } from '../../core/provisioning/pool-owners.ts';
import type { PoolAdmin, PoolTenant, TenantPools } from '../../core/provisioning/tenant-pools.ts';
import { fail, ok } from '../../kit/result.ts';

type FakePool = {
  readonly tenantId: string;
  readonly clients: string[];
  isConfigured: boolean;
  owner?: { email: string; password: string | null; isTemporary: boolean };
};

export class FakeTenantPools implements TenantPools, PoolOwners {
  readonly pools = new Map<string, FakePool>();
  /** What the next calls answer in place of working. */
  isFull = false;
  refusedOwner?: string;
  /** How often all pools were read. */
  listings = 0;
  /** How often the clients of one were. */
  clientListings = 0;
  #made = 0;

  async create({ id }: { id: string }) {
    if (this.isFull) return fail({ kind: 'PoolLimitReached' } as const);
    this.#made += 1;
    const poolId = `eu-central-1_pool${this.#made}`;
    this.pools.set(poolId, { tenantId: id, clients: [], isConfigured: false });
    return ok(poolId);
  }

  async listOf({ id, identity }: PoolTenant) {
    this.listings += 1;
    return [...this.pools]
      .filter(([poolId, { tenantId }]) => tenantId === id || poolId === identity?.userPoolId)
      .map(([poolId]) => poolId);
  }

  async configure(userPoolId: string) {
    this.#pool(userPoolId).isConfigured = true;
  }

  async createClient(userPoolId: string) {
    const clientId = `client-of-${userPoolId}`;
    this.#pool(userPoolId).clients.push(clientId);
    return clientId;
  }

  async ensureClient(userPoolId: string) {
    this.clientListings += 1;
    return this.#pool(userPoolId).clients[0] ?? this.createClient(userPoolId);
  }

  async ensureOwner(userPoolId: string, { email }: PoolAdmin, password: string | null) {
    if (this.refusedOwner !== undefined) {
      return fail({ kind: 'AdminRefused', reason: this.refusedOwner } as const);
    }
    this.#pool(userPoolId).owner = { email, password, isTemporary: password === null };
    return ok({ userId: `owner-of-${userPoolId}` });
  }

  async readKeySet(userPoolId: string) {
    return JSON.stringify({ keys: [{ kid: this.#pool(userPoolId).tenantId }] });
  }

  async remove(_tenant: { id: string }, userPoolId: string) {
    this.pools.delete(userPoolId);
  }

  async awaitsPassword(userPoolId: string) {
    return this.#pool(userPoolId).owner?.isTemporary === true;
  }

  async setTemporaryPassword(userPoolId: string, email: string, password: string) {
    this.#pool(userPoolId).owner = { email, password, isTemporary: true };
  }

  #pool(userPoolId: string) {
    const pool = this.pools.get(userPoolId);
    if (!pool) throw new Error(`There is no pool ${userPoolId}.`);
    return pool;
  }
}
