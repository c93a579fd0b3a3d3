/** Of requests that are used: all, and those that were answered as an error, of the server (5xx) or the client (4xx). */
export const COUNTED = ['requests', 'serverErrors', 'clientErrors'] as const;
export type Counted = (typeof COUNTED)[number];

/** By hour. */
export type Hours = ReadonlyMap<number, number>;
export type HourlyCounts = Readonly<Partial<Record<Counted, Hours>>>;

/** The number of a status’s answer: only errors have one. */
export function errorOf(status: number): Exclude<Counted, 'requests'> | null {
  if (status >= 500) return 'serverErrors';
  return status >= 400 ? 'clientErrors' : null;
}

/** What one environment has not told yet. */
export class UntoldCounts {
  readonly #counts = new Map<Counted, Map<number, number>>();

  add(counted: Counted, hour: number, count: number): void {
    const hours = this.#counts.get(counted) ?? new Map<number, number>();
    this.#counts.set(counted, hours.set(hour, (hours.get(hour) ?? 0) + count));
  }

  addAll(counts: HourlyCounts): void {
    for (const counted of COUNTED) {
      for (const [hour, count] of counts[counted] ?? []) this.add(counted, hour, count);
    }
  }

  /** As they are now; what is added later does not change it. */
  counts(): HourlyCounts {
    return Object.fromEntries(
      [...this.#counts].map(([counted, hours]) => [counted, new Map(hours)]),
    );
  }

  /** Whoever takes them tells them. */
  take(): HourlyCounts {
    const taken = this.counts();
    this.#counts.clear();
    return taken;
  }
}
