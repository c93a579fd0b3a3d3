import type { Id } from '../../kit/id.ts';
import type { Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { PoolLimitReached } from './tenant-pools.ts';

export type ReadyPoolId = Id<'rpl'>;

/** A user pool that was made ahead, complete but for its tenant and its first user. */
export type ReadyPool = {
  readonly id: ReadyPoolId;
  readonly userPoolId: string;
  /** By which its tags are set. */
  readonly arn: string;
  readonly clientId: string;
  readonly jwks: string;
  /** Of the settings that it was made with. */
  readonly version: string;
  readonly madeAt: Date;
};

/** A pool that is to be, or that is to go: whoever meets it deletes what there is of it. */
export type UnfinishedPool = {
  readonly id: ReadyPoolId;
  readonly since: Date;
  readonly userPoolId?: string;
};

export type ClaimedPool = ReadyPool & { readonly tenantId: TenantId; readonly claimedAt: Date };

/** What a provisioning does with the stock. */
export interface PoolClaims {
  /**
   * Takes a ready pool of that version out of the stock for the tenant, in one transaction; the one that it has
   * already, where it has one. Null when the stock is empty. Throws on an outage.
   */
  claim(tenantId: TenantId, version: string): Promise<ClaimedPool | null>;

  /** The pool that the tenant took; null where it took none. Throws on an outage. */
  claimed(tenantId: TenantId): Promise<ClaimedPool | null>;

  /** Forgets what the tenant took, once the pool is deleted; again is harmless. Throws on an outage. */
  forget(tenantId: TenantId): Promise<void>;
}

/** What keeps the stock full. Every call throws on an outage. */
export interface PoolStock {
  listReady(): Promise<readonly ReadyPool[]>;
  listUnfinished(): Promise<readonly UnfinishedPool[]>;

  /** Written down before its pool is made, so that one whose answer is lost is found and deleted. */
  begin(pool: UnfinishedPool): Promise<void>;

  /** From then on tenants take it. */
  add(pool: ReadyPool): Promise<void>;

  /** Takes a ready pool out, to be deleted; false where a tenant took it first. */
  retire(pool: ReadyPool, since: Date): Promise<boolean>;

  /** Nothing is left of it. */
  drop(id: ReadyPoolId): Promise<void>;

  /** Claimed pools whose tags do not name their tenants yet, page by page. */
  listUntagged(): AsyncIterable<readonly ClaimedPool[]>;
  markTagged(tenantId: TenantId): Promise<void>;
}

/** The user directory, as far as pools without a tenant go. Every call throws on an outage. */
export interface ReadyPools {
  /** Of the settings that pools are made with now. */
  readonly version: string;

  /** Makes one; never repeated by itself beyond a throttle. */
  make(id: ReadyPoolId): Promise<Result<Omit<ReadyPool, 'madeAt'>, PoolLimitReached>>;

  /** The pools that bear these names; reads every pool of the account. */
  find(ids: readonly ReadyPoolId[]): Promise<ReadonlyMap<ReadyPoolId, readonly string[]>>;

  /** Deletes a pool that no tenant took; one that is gone is no fault. */
  remove(userPoolId: string): Promise<void>;

  /** Names the tenant in the pool's tags; of a pool that is gone, or tagged, nothing is left to do. */
  tag(pool: ClaimedPool): Promise<void>;
}
