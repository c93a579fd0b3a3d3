import { z } from 'zod';

const journal = z.object({
  entries: z.array(
    z.object({ number: z.number(), callerKind: z.string(), caller: z.string(), call: z.string() }),
  ),
});
const counted = z.object({ last: z.number() });

export type JournalEntry = z.infer<typeof journal>['entries'][number];

/** The AWS calls that passed the gate of the bench's cloud. */
export class GateJournal {
  readonly #gateUrl: string;

  constructor(gateUrl: string) {
    this.#gateUrl = gateUrl;
  }

  /** What `operation` called, and everything beside it. */
  async during(operation: () => Promise<unknown>): Promise<JournalEntry[]> {
    const mark = await this.mark();
    await operation();
    return this.since(mark);
  }

  async mark(): Promise<number> {
    return counted.parse(await this.#get('calls')).last;
  }

  async since(mark: number): Promise<JournalEntry[]> {
    return journal.parse(await this.#get(`journal?since=${mark}`)).entries;
  }

  async #get(page: string): Promise<unknown> {
    const answer = await fetch(`${this.#gateUrl}/_gate/${page}`);
    return answer.json();
  }
}

/** `2 x dynamodb:GetItem (tenant), sts:AssumeRole`, the most frequent first; a function's own role is not named. */
export function tellCalls(entries: readonly Pick<JournalEntry, 'callerKind' | 'call'>[]): string {
  const counts = new Map<string, number>();
  for (const { call, callerKind } of entries) {
    const told = callerKind === 'function' ? call : `${call} (${callerKind})`;
    counts.set(told, (counts.get(told) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([told, count]) => (count === 1 ? told : `${count} x ${told}`))
    .join(', ');
}
