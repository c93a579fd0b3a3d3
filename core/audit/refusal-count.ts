import type { CountedAttempt, RefusedAttempt } from './refusal-log.ts';

const MINUTE_MS = 60_000;
/** Of one tenant in a minute; what comes from more people or places than that is counted together. */
const MAX_KEYS_PER_TENANT = 20;
/** Of all tenants in a minute, by one environment. */
const MAX_KEYS = 1_000;

/**
 * Keeps a flood of refusals from becoming a flood of writes: of one who is refused at one tenant for one reason
 * from one address, the first of a minute is written down, the tenth, the hundredth and so on, each with their count.
 */
export class RefusalCount {
  readonly #now: () => Date;
  #minute = 0;
  readonly #counts = new Map<string, number>();
  readonly #keysOf = new Map<string, number>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** The attempt if it is to be written down; else null. */
  count(attempt: RefusedAttempt): CountedAttempt | null {
    const time = this.#now();
    const minute = Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS;
    if (minute !== this.#minute) this.#begin(minute);

    const key = this.#keyOf(attempt);
    if (key === null) return null;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return isPowerOfTen(count)
      ? { ...attempt, time, minute: new Date(minute), key, repeated: count - 1 }
      : null;
  }

  #begin(minute: number): void {
    this.#minute = minute;
    this.#counts.clear();
    this.#keysOf.clear();
  }

  #keyOf({ at, actor, request, reason }: RefusedAttempt): string | null {
    const tenant = JSON.stringify(at);
    const key = JSON.stringify([tenant, actor.kind, actor.id, request.sourceIp, reason]);
    if (this.#counts.has(key)) return key;

    const keys = this.#keysOf.get(tenant) ?? 0;
    if (keys >= MAX_KEYS_PER_TENANT) return JSON.stringify([tenant, 'many', reason]);
    if (this.#counts.size >= MAX_KEYS) return null;
    this.#keysOf.set(tenant, keys + 1);
    return key;
  }
}

const isPowerOfTen = (count: number): boolean => /^10*$/.test(String(count));
