import QuickLRU from 'quick-lru';
import type { MeterDefinition } from './meter.ts';
import { spanOf } from './period.ts';
import { GRAINS, windowId, type Dimensions, type Grain, type UsageWindow } from './usage-window.ts';

export type NamedWindow = { readonly window: UsageWindow; readonly windowId: string };

const HOUR_MS = 3_600_000;
const HOURS: readonly Grain[] = ['hour'];
/** Of all tenants and hours that are counted at a time; a window is made in some microseconds anyhow. */
const MAX_WINDOWS = 20_000;

/** The windows of one meter. Most events are in the hour and group of the one before, whose windows are at hand. */
export class EventWindows {
  readonly #common: Pick<UsageWindow, 'meter' | 'version' | 'aggregation'>;
  readonly #grains: readonly Grain[];
  readonly #known: QuickLRU<string, readonly NamedWindow[]>;

  constructor(
    { id: meter, aggregation }: MeterDefinition,
    version: string,
    maxWindows = MAX_WINDOWS,
  ) {
    this.#known = new QuickLRU({ maxSize: maxWindows });
    this.#common = { meter, version, aggregation };
    this.#grains = aggregation === 'unique_count' ? GRAINS : HOURS;
  }

  /** Of an event with these values of the dimensions, in their order. */
  at(time: Date, dimensions: Dimensions, timeZone: string): readonly NamedWindow[] {
    const hour = Math.floor(time.getTime() / HOUR_MS);
    const key = `${hour} ${timeZone} ${JSON.stringify(dimensions)}`;
    const known = this.#known.get(key);
    if (known) return known;
    const made = this.#grains.map((grain) => {
      const span = spanOf(grain, time, timeZone);
      const window = { ...this.#common, grain, dimensions, ...span };
      return { window, windowId: windowId(window) };
    });
    this.#known.set(key, made);
    return made;
  }
}
