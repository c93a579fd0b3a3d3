import QuickLRU from 'quick-lru';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Candidate } from './candidate.ts';
import type {
  CommitConflict,
  MemberMark,
  Shard,
  ShardKey,
  UsageCommit,
  UsageStore,
} from './usage-store.ts';
import { windowId, type UsageWindow } from './usage-window.ts';

const MAX_TENANTS = 2_000;
const MAX_SHARDS = 5_000;
const MAX_UNIQUE_WINDOWS = 500;
const MAX_MEMBERS = 20_000;

/** One environment that counts: the part of windows that it writes, and what it knows of each tenant. */
export class Environment {
  readonly #shard: number;
  readonly #tenants = new QuickLRU<TenantId, KnownUsage>({ maxSize: MAX_TENANTS });

  constructor(shard: number) {
    this.#shard = shard;
  }

  of(tenantId: TenantId): KnownUsage {
    const known = this.#tenants.get(tenantId) ?? new KnownUsage(this.#shard);
    this.#tenants.set(tenantId, known);
    return known;
  }
}

/** What an environment knows of one tenant's windows. It may be old, and is never trusted blindly. */
export class KnownUsage {
  readonly #shard: number;
  readonly #shards = new QuickLRU<string, Shard>({ maxSize: MAX_SHARDS });
  readonly #members = new QuickLRU<string, Set<string>>({ maxSize: MAX_UNIQUE_WINDOWS });

  constructor(shard: number) {
    this.#shard = shard;
  }

  /** Reads the parts that are not known yet. */
  async load(store: UsageStore, tenantId: TenantId, candidates: readonly Candidate[]) {
    const unknown = new Map<string, ShardKey>();
    let before = '';
    for (const { contributions, windowsText } of candidates) {
      if (windowsText === before) continue;
      before = windowsText;
      for (const { window, windowId: id } of contributions) {
        if (!this.#shards.has(id)) unknown.set(id, { window, shard: this.#shard });
      }
    }
    if (unknown.size === 0) return;
    const read = await store.readShards(tenantId, [...unknown.values()]);
    for (const shard of read) this.#learn(shard);
  }

  shardOf(id: string, window: UsageWindow): Shard {
    const known = this.#shards.get(id);
    return known ?? { window, shard: this.#shard, revision: 0, state: { events: 0 } };
  }

  isMember(id: string, member: string): boolean {
    return this.#members.get(id)?.has(member) ?? false;
  }

  learnCommit({ shards, members }: UsageCommit): void {
    for (const { window, shard, revision, state } of shards) {
      this.#learn({ window, shard, revision, state });
    }
    for (const mark of members) this.#learnMember(mark);
  }

  learnConflict({ shards, members }: CommitConflict): void {
    for (const shard of shards) this.#learn(shard);
    for (const mark of members) this.#learnMember(mark);
  }

  #learn(shard: Shard): void {
    this.#shards.set(windowId(shard.window), shard);
  }

  #learnMember({ windowId: id, member }: MemberMark): void {
    const known = this.#members.get(id) ?? new Set<string>();
    if (known.size >= MAX_MEMBERS) known.clear();
    this.#members.set(id, known.add(member));
  }
}
