import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Candidate } from './candidate.ts';
import type { Contribution } from './contribution.ts';
import { memberId } from './event-identity.ts';
import type { KnownUsage } from './known-usage.ts';
import { sealAt } from './seal-time.ts';
import { knownUntil } from './usage-event.ts';
import { MAX_WRITES, type MemberMark, type Shard, type UsageCommit } from './usage-store.ts';
import { combined, type WindowState } from './window-state.ts';

type Open = {
  readonly tenantId: TenantId;
  readonly open: readonly Candidate[];
  readonly now: Date;
};

const MEMBERS_KNOWN_MS = 75 * 86_400_000;

/** The transaction that counts as many of the first events as it holds. */
export function planCommit(
  known: KnownUsage,
  { tenantId, open, now }: Open,
): { readonly taken: readonly Candidate[]; readonly commit: UsageCommit } {
  const plan = new CommitPlan(known, tenantId);
  const taken: Candidate[] = [];
  for (const candidate of open) {
    if (!plan.add(candidate)) break;
    taken.push(candidate);
  }
  if (taken.length === 0) throw new EventTooWideError(open[0]);
  return { taken, commit: plan.commitAt(taken, now) };
}

class CommitPlan {
  readonly #known: KnownUsage;
  readonly #tenantId: TenantId;
  readonly #shards = new Map<string, Shard>();
  readonly #members = new Map<string, MemberMark>();
  #events = 0;

  constructor(known: KnownUsage, tenantId: TenantId) {
    this.#known = known;
    this.#tenantId = tenantId;
  }

  /** False, and nothing changed, where its writes do not fit beside the others. */
  add({ contributions }: Candidate): boolean {
    const members = contributions.flatMap((contribution) => this.#newMember(contribution) ?? []);
    const windows = contributions.filter(({ windowId }) => !this.#shards.has(windowId));
    const writes = this.#events + 1 + this.#shards.size + this.#members.size;
    if (writes + windows.length + members.length > MAX_WRITES) return false;
    this.#events += 1;
    for (const contribution of contributions) this.#count(contribution);
    for (const mark of members) this.#members.set(mark.id, mark);
    return true;
  }

  commitAt(taken: readonly Candidate[], now: Date): UsageCommit {
    return {
      seen: taken.map(({ identity, messageId, event, receivedAt }) => ({
        ...{ identity, messageId },
        knownUntil: knownUntil(event, receivedAt),
      })),
      members: [...this.#members.values()],
      shards: [...this.#shards.values()].map((shard) => ({
        ...shard,
        revision: shard.revision + 1,
        sealAt: sealAt(shard.window, now),
      })),
    };
  }

  #newMember({ window, windowId, member }: Contribution): MemberMark | null {
    if (member === undefined) return null;
    const id = memberId(windowId, member);
    if (this.#members.has(id) || this.#known.isMember(this.#tenantId, id)) return null;
    return { id, knownUntil: new Date(window.end.getTime() + MEMBERS_KNOWN_MS) };
  }

  #count(contribution: Contribution): void {
    const { window, windowId } = contribution;
    const shard =
      this.#shards.get(windowId) ?? this.#known.shardOf(this.#tenantId, windowId, window);
    const state = combined(window.aggregation, shard.state, this.#stateOf(contribution));
    this.#shards.set(windowId, { ...shard, state });
  }

  #stateOf(contribution: Contribution): WindowState {
    if (contribution.member === undefined) return contribution.state;
    return { ...contribution.state, members: this.#newMember(contribution) ? 1 : 0 };
  }
}

/** So many meters count its type that no transaction holds them. */
class EventTooWideError extends Error {
  override readonly name = 'EventTooWideError';

  constructor(candidate: Candidate | undefined) {
    super(
      `An event of ${candidate?.event.type} is counted in more windows than a transaction holds.`,
    );
  }
}
