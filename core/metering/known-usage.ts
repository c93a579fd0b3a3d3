import QuickLRU from 'quick-lru';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Candidate } from './candidate.ts';
import type { CommitConflict, Shard, ShardKey, UsageCommit, UsageStore } from './usage-store.ts';
import { windowId, type UsageWindow } from './usage-window.ts';

const MAX_SHARDS = 20_000;
const MAX_MEMBERS = 200_000;

/** What an environment knows of what is counted: its own parts of windows. It may be old, and is never trusted blindly. */
export class KnownUsage {
  readonly #shard: number;
  readonly #shards = new QuickLRU<string, Shard>({ maxSize: MAX_SHARDS });
  readonly #members = new QuickLRU<string, true>({ maxSize: MAX_MEMBERS });

  constructor(shard: number) {
    this.#shard = shard;
  }

  /** Reads the parts that are not known yet. */
  async load(store: UsageStore, tenantId: TenantId, candidates: readonly Candidate[]) {
    const unknown = new Map<string, ShardKey>();
    for (const { contributions } of candidates) {
      for (const { window, windowId: id } of contributions) {
        const key = keyOf(tenantId, id);
        if (!this.#shards.has(key)) unknown.set(key, { window, shard: this.#shard });
      }
    }
    if (unknown.size === 0) return;
    for (const shard of await store.readShards(tenantId, [...unknown.values()])) {
      this.#learn(tenantId, shard);
    }
  }

  shardOf(tenantId: TenantId, id: string, window: UsageWindow): Shard {
    const known = this.#shards.get(keyOf(tenantId, id));
    return known ?? { window, shard: this.#shard, revision: 0, state: { events: 0 } };
  }

  isMember(tenantId: TenantId, memberId: string): boolean {
    return this.#members.has(keyOf(tenantId, memberId));
  }

  learnCommit(tenantId: TenantId, { shards, members }: UsageCommit): void {
    for (const { window, shard, revision, state } of shards) {
      this.#learn(tenantId, { window, shard, revision, state });
    }
    for (const { id } of members) this.#members.set(keyOf(tenantId, id), true);
  }

  learnConflict(tenantId: TenantId, { shards, members }: CommitConflict): void {
    for (const shard of shards) this.#learn(tenantId, shard);
    for (const id of members) this.#members.set(keyOf(tenantId, id), true);
  }

  #learn(tenantId: TenantId, shard: Shard): void {
    this.#shards.set(keyOf(tenantId, windowId(shard.window)), shard);
  }
}

const keyOf = (tenantId: TenantId, id: string): string => `${tenantId} ${id}`;
