import type { Candidate } from './candidate.ts';
import type { Contribution } from './contribution.ts';
import type { KnownUsage } from './known-usage.ts';
import { knownUntil } from './usage-event.ts';
import {
  MAX_WRITES,
  type MemberMark,
  type Shard,
  type UsageCommit,
  type WindowLife,
} from './usage-store.ts';
import type { UsageWindow } from './usage-window.ts';
import { combined } from './window-state.ts';

export type LifeOf = (window: UsageWindow) => WindowLife;

const MEMBERS_KNOWN_MS = 75 * 86_400_000;

/** The transaction that counts as many of the first events as it holds. */
export function planCommit(
  known: KnownUsage,
  open: readonly Candidate[],
  lifeOf: LifeOf,
): { readonly taken: readonly Candidate[]; readonly commit: UsageCommit } {
  const plan = new CommitPlan(known);
  const taken: Candidate[] = [];
  for (const candidate of open) {
    if (!plan.add(candidate)) break;
    taken.push(candidate);
  }
  if (taken.length === 0) throw new EventTooWideError(open[0]);
  return { taken, commit: plan.commitOf(taken, lifeOf) };
}

class CommitPlan {
  readonly #known: KnownUsage;
  readonly #shards = new Map<string, Shard>();
  readonly #members = new Map<string, Set<string>>();
  readonly #marks: MemberMark[] = [];
  #events = 0;

  constructor(known: KnownUsage) {
    this.#known = known;
  }

  /** False, and nothing changed, where its writes do not fit beside the others. */
  add({ contributions }: Candidate): boolean {
    const isNew = contributions.map((contribution) => this.#isNewMember(contribution));
    let writes = this.#events + 1 + this.#shards.size + this.#marks.length;
    for (const [index, { windowId }] of contributions.entries()) {
      writes += (this.#shards.has(windowId) ? 0 : 1) + (isNew[index] ? 1 : 0);
    }
    if (writes > MAX_WRITES) return false;
    this.#events += 1;
    for (const [index, contribution] of contributions.entries()) {
      this.#count(contribution, isNew[index] ?? false);
    }
    return true;
  }

  commitOf(taken: readonly Candidate[], lifeOf: LifeOf): UsageCommit {
    return {
      seen: taken.map(({ identity, messageId, event, receivedAt }) => ({
        ...{ identity, messageId },
        knownUntil: knownUntil(event, receivedAt),
      })),
      members: this.#marks,
      shards: [...this.#shards.values()].map((shard) => ({
        ...shard,
        revision: shard.revision + 1,
        ...lifeOf(shard.window),
      })),
    };
  }

  #isNewMember({ windowId, member }: Contribution): boolean {
    if (member === undefined) return false;
    const isPlanned = this.#members.get(windowId)?.has(member) ?? false;
    return !isPlanned && !this.#known.isMember(windowId, member);
  }

  #count({ window, windowId, state, member }: Contribution, isNew: boolean): void {
    const shard = this.#shards.get(windowId) ?? this.#known.shardOf(windowId, window);
    const added = member === undefined ? state : { ...state, members: isNew ? 1 : 0 };
    const total = combined(window.aggregation, shard.state, added);
    this.#shards.set(windowId, { ...shard, state: total });
    if (member === undefined || !isNew) return;
    const until = new Date(window.end.getTime() + MEMBERS_KNOWN_MS);
    this.#marks.push({ windowId, member, knownUntil: until });
    const planned = this.#members.get(windowId) ?? new Set<string>();
    this.#members.set(windowId, planned.add(member));
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
