import type { AwsRequest } from './aws-request.ts';
import { type Caller, callerLabel } from './callers.ts';
import type { Ask } from './translate/ask.ts';

/** One call of an AWS API, as it passed the gate. */
export type JournalEntry = {
  readonly number: number;
  readonly time: string;
  readonly callerKind: Caller['kind'];
  readonly caller: string;
  readonly call: string;
  readonly resource: string;
  /** The leading keys, object keys and prefixes it is about, of a call that the gate has evaluated. */
  keys: readonly string[];
};

export type CountedCalls = {
  readonly last: number;
  readonly total: number;
  readonly calls: readonly { caller: Caller['kind']; call: string; count: number }[];
};

/** As many calls as a long run of tests makes; the oldest fall out beyond. */
const KEPT_CALLS = 200_000;

/** Counts AWS calls by who made them, so that an operation's cost can be counted in calls. */
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

/** Fields that name what a JSON call is about, the most telling first. */
const NAMING_FIELDS =
  /"(TableName|QueueUrl|UserPoolId|stateMachineArn|executionArn|KeyId|SecretId|StreamArn|logGroupName)"\s*:\s*"([^"]*)"/;

/** What a call is about in one short text for the journal; empty when nothing names it. */
function resourceHint({ protocol, path, body, service }: AwsRequest): string {
  if (protocol === 's3' || protocol === 'rest-json') return path;
  if (protocol === 'query') return service;
  return NAMING_FIELDS.exec(body.toString('utf8', 0, 4096))?.[2] ?? '';
}

const OBJECT = /^arn:aws:s3:::[^/]+\/(.*)$/s;

/** The leading keys, object keys and prefixes that a call is about, for the journal. */
export const touchedKeys = (asks: readonly Ask[]): readonly string[] => [
  ...new Set(asks.flatMap(keysOf)),
];

function keysOf({ action, resource, context }: Ask): readonly string[] {
  const leading = context['dynamodb:LeadingKeys'];
  const prefix = context['s3:prefix'];
  const key = action.startsWith('s3:') ? OBJECT.exec(resource)?.[1] : undefined;
  return [leading ?? [], prefix ?? [], key ?? []].flat();
}
