import type {
  PlatformCount,
  PlatformCounts,
  PlatformRange,
} from '../../core/product-analytics/platform-counts.ts';

export class FakePlatformCounts implements PlatformCounts {
  readonly counts = new Map<string, PlatformCount>();
  #last: Date | null = null;

  last(): Promise<Date | null> {
    return Promise.resolve(this.#last);
  }

  done(hour: Date): Promise<void> {
    this.#last = hour;
    return Promise.resolve();
  }

  put(count: PlatformCount): Promise<void> {
    const key = `${count.metric} ${count.grain} ${count.start.toISOString()}`;
    const before = this.counts.get(key);
    if (!before || before.total <= count.total) this.counts.set(key, count);
    return Promise.resolve();
  }

  list({ metric, grain, start, end }: PlatformRange): Promise<readonly PlatformCount[]> {
    const found = [...this.counts.values()].filter(
      (one) =>
        one.metric === metric && one.grain === grain && one.start >= start && one.start < end,
    );
    return Promise.resolve(found.toSorted((a, b) => a.start.getTime() - b.start.getTime()));
  }
}
