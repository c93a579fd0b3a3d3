import type {
  CommitConflict,
  MemberMark,
  SeenEvents,
  Shard,
  ShardKey,
  UsageCommit,
  UsageReader,
  UsageStore,
  WindowRange,
} from '../../core/metering/usage-store.ts';
import { MAX_WRITES } from '../../core/metering/usage-store.ts';
import { windowId } from '../../core/metering/usage-window.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

type StoredShard = Shard & { readonly sealAt: Date | null };

/** As the table: a transaction is written whole or not at all. */
export class FakeUsageStore implements UsageStore, SeenEvents, UsageReader {
  readonly seen = new Map<string, string>();
  readonly members = new Set<string>();
  readonly shards = new Map<string, StoredShard>();
  commits = 0;

  readShards(tenantId: TenantId, keys: readonly ShardKey[]): Promise<readonly Shard[]> {
    return Promise.resolve(keys.flatMap((key) => this.shards.get(textOf(tenantId, key)) ?? []));
  }

  commit(tenantId: TenantId, commit: UsageCommit): Promise<CommitConflict | null> {
    const { seen, members, shards } = commit;
    if (seen.length + members.length + shards.length > MAX_WRITES) throw new Error('Too many.');
    const conflict = {
      seen: new Map(
        seen.flatMap(({ identity }) => {
          const by = this.seen.get(`${tenantId} ${identity}`);
          return by === undefined ? [] : [[identity, by] as const];
        }),
      ),
      members: members.filter((mark) => this.members.has(memberText(tenantId, mark))),
      shards: shards.flatMap((shard) => {
        const stored = this.shards.get(textOf(tenantId, shard));
        return (stored?.revision ?? 0) === shard.revision - 1 || !stored ? [] : [stored];
      }),
    };
    if (conflict.seen.size + conflict.members.length + conflict.shards.length > 0) {
      return Promise.resolve(conflict);
    }
    this.commits += 1;
    for (const { identity, messageId } of seen) this.seen.set(`${tenantId} ${identity}`, messageId);
    for (const mark of members) this.members.add(memberText(tenantId, mark));
    for (const shard of shards) this.#write(tenantId, shard);
    return Promise.resolve(null);
  }

  known(tenantId: TenantId, identities: readonly string[]): Promise<ReadonlySet<string>> {
    const known = identities.filter((identity) => this.seen.has(`${tenantId} ${identity}`));
    return Promise.resolve(new Set(known));
  }

  listShards(tenantId: TenantId, range: WindowRange, limit: number): Promise<readonly Shard[]> {
    const found = [...this.shards].filter(
      ([key, { window }]) =>
        key.startsWith(`${tenantId} `) &&
        window.meter === range.meter &&
        window.grain === range.grain &&
        window.start >= range.start &&
        window.start < range.end,
    );
    const shards = found.map(([, shard]) => shard);
    return Promise.resolve(
      shards
        .toSorted((one, other) => one.window.start.getTime() - other.window.start.getTime())
        .slice(0, limit),
    );
  }

  #write(tenantId: TenantId, shard: StoredShard): void {
    const before = this.shards.get(textOf(tenantId, shard));
    this.shards.set(textOf(tenantId, shard), { ...shard, sealAt: before?.sealAt ?? shard.sealAt });
  }
}

const memberText = (tenantId: TenantId, { windowId: id, member }: MemberMark): string =>
  `${tenantId} ${id} ${member}`;

const textOf = (tenantId: TenantId, { window, shard }: ShardKey): string =>
  `${tenantId} ${windowId(window)} ${shard}`;
