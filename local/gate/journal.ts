import type { AwsRequest } from './aws-request.ts';
import { type Caller, callerLabel } from './callers.ts';
import { resourceHint } from './resource-hint.ts';

/** One call of an AWS API, as it passed the gate. */
export type JournalEntry = {
  readonly number: number;
  readonly time: string;
  readonly callerKind: Caller['kind'];
  readonly caller: string;
  readonly call: string;
  readonly resource: string;
  /** The leading keys, object keys and prefixes it is about, of a call that the gate has judged. */
  keys: readonly string[];
};

export type CountedCalls = {
  readonly last: number;
  readonly total: number;
  readonly calls: readonly { caller: Caller['kind']; call: string; count: number }[];
};

/** As many calls as a long run of tests makes; the oldest fall out beyond. */
const KEPT_CALLS = 200_000;

/** Counts AWS calls by who made them, so that an operation's cost can be told in calls. */
export class Journal {
  #entries: JournalEntry[] = [];
  #last = 0;

  record(request: AwsRequest, caller: Caller): JournalEntry {
    this.#last += 1;
    const entry: JournalEntry = {
      number: this.#last,
      time: new Date().toISOString(),
      callerKind: caller.kind,
      caller: callerLabel(caller),
      call: `${request.service}:${request.operation}`,
      resource: resourceHint(request),
      keys: [],
    };
    this.#entries.push(entry);
    if (this.#entries.length > KEPT_CALLS) this.#entries = this.#entries.slice(KEPT_CALLS / 2);
    return entry;
  }

  /** The calls after that number. */
  entries(since = 0): JournalEntry[] {
    return this.#entries.filter(({ number }) => number > since);
  }

  count(since = 0): CountedCalls {
    const counts = new Map<string, CountedCalls['calls'][number]>();
    const entries = this.entries(since);
    for (const { callerKind, call } of entries) {
      const key = `${callerKind} ${call}`;
      const count = (counts.get(key)?.count ?? 0) + 1;
      counts.set(key, { caller: callerKind, call, count });
    }
    const calls = [...counts.values()].sort((a, b) => b.count - a.count);
    return { last: this.#last, total: entries.length, calls };
  }

  clear(): void {
    this.#entries = [];
  }
}
