import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Candidate } from './candidate.ts';
import type { KnownUsage } from './known-usage.ts';
import { planCommit, type LifeOf } from './plan-commit.ts';
import type { CommitConflict, UsageStore } from './usage-store.ts';

type Counting = {
  readonly tenantId: TenantId;
  readonly candidates: readonly Candidate[];
  /** Of the tenant. */
  readonly known: KnownUsage;
  readonly lifeOf: LifeOf;
};

/**
 * Counts each event once, with its mark in one transaction, and answers those that are counted from the messages at
 * hand: now, or when a message was given before and its run died.
 */
export async function commitEvents(
  store: UsageStore,
  { tenantId, candidates, known, lifeOf }: Counting,
): Promise<readonly Candidate[]> {
  const copies = Map.groupBy(candidates, ({ identity }) => identity);
  const counted: Candidate[] = [];
  let open = firstOf(copies);
  await known.load(store, tenantId, open);
  while (open.length > 0) {
    const { taken, commit } = planCommit(known, open, lifeOf);
    const conflict = await store.commit(tenantId, commit);
    if (conflict === null) {
      known.learnCommit(commit);
      counted.push(...taken);
      open = open.slice(taken.length);
    } else {
      known.learnConflict(conflict);
      counted.push(...countedBefore(copies, conflict));
      open = open.filter(({ identity }) => !conflict.seen.has(identity));
    }
  }
  return counted;
}

/** In the order of their windows, so that a transaction touches few. */
const firstOf = (copies: ReadonlyMap<string, readonly Candidate[]>): Candidate[] =>
  [...copies.values()]
    .flatMap(([first]) => first ?? [])
    .toSorted((one, other) => (one.windowsText < other.windowsText ? -1 : 1));

const countedBefore = (
  copies: ReadonlyMap<string, readonly Candidate[]>,
  { seen }: CommitConflict,
): Candidate[] =>
  [...seen].flatMap(([identity, messageId]) => {
    const mine = copies.get(identity)?.find((copy) => copy.messageId === messageId);
    return mine ?? [];
  });
