import QuickLRU from 'quick-lru';
import { ok } from '../../kit/result.ts';
import type { Contribution, CountingRules } from '../metering/contribution.ts';
import { EventWindows } from '../metering/event-windows.ts';
import { meterVersion } from '../metering/meter.ts';
import type { UsageEvent } from '../metering/usage-event.ts';
import type { WindowLife } from '../metering/usage-store.ts';
import type { UsageWindow } from '../metering/usage-window.ts';
import { NAME, OTHER, trackedMeter } from './tracked-meter.ts';

const DAY_MS = 86_400_000;
const MAX_NAMES = 500;
const MAX_VALUES = 100;
const MAX_VALUE_LENGTH = 64;

/**
 * What one environment tells apart in an hour: the first names and values that come. All beyond them are counted in
 * `(other)`, so a property with a value for each event costs no item for each.
 */
export class KnownValues {
  readonly #known = new QuickLRU<string, Set<string>>({ maxSize: 20_000 });

  told(group: string, value: string, max: number): string {
    const values = this.#known.get(group) ?? new Set<string>();
    if (!values.has(value)) {
      if (values.size >= max) return OTHER;
      this.#known.set(group, values.add(value));
    }
    return value;
  }
}

/** Of each dimension those of all tenants: no window says whose it is. */
const MAX_DIMENSIONS = 200;
const MAX_WINDOWS_OF_A_DIMENSION = 1_000;

const BY_NAME = trackedMeter();
const WINDOWS_BY_NAME = new EventWindows(BY_NAME, meterVersion(BY_NAME));
const WINDOWS_BY_DIMENSION = new QuickLRU<string, EventWindows>({ maxSize: MAX_DIMENSIONS });

function windowsBy(dimension: string): EventWindows {
  const known = WINDOWS_BY_DIMENSION.get(dimension);
  if (known) return known;
  const meter = trackedMeter(dimension);
  const windows = new EventWindows(meter, meterVersion(meter), MAX_WINDOWS_OF_A_DIMENSION);
  WINDOWS_BY_DIMENSION.set(dimension, windows);
  return windows;
}

type Terms = {
  readonly tenantId: string;
  readonly dimensions: readonly string[];
  readonly retentionDays: number;
  readonly known: KnownValues;
};

/** Counts a tenant's tracked events by their name, and by each of the chosen properties that they have. */
export class TrackedCounter implements CountingRules {
  readonly #terms: Terms;
  readonly #windows: readonly (readonly [string, EventWindows])[];

  constructor(terms: Terms) {
    this.#terms = terms;
    this.#windows = terms.dimensions.map((dimension) => [dimension, windowsBy(dimension)]);
  }

  count(event: UsageEvent) {
    const { tenantId, known } = this.#terms;
    const hour = `${tenantId} ${event.time.toISOString().slice(0, 13)}`;
    const name = known.told(hour, event.type, MAX_NAMES);
    const counted = [...contributionsTo(WINDOWS_BY_NAME, event.time, { [NAME]: name })];
    for (const [dimension, windows] of this.#windows) {
      const found = textOf(event, dimension);
      if (found === null) continue;
      const value = known.told(`${hour} ${name} ${dimension}`, found, MAX_VALUES);
      counted.push(...contributionsTo(windows, event.time, { [NAME]: name, [dimension]: value }));
    }
    return ok(counted);
  }

  /** Never sealed: nothing of it is billed. */
  lifeOf({ end }: UsageWindow): WindowLife {
    return {
      sealAt: null,
      keptUntil: new Date(end.getTime() + this.#terms.retentionDays * DAY_MS),
    };
  }
}

const contributionsTo = (
  windows: EventWindows,
  time: Date,
  dimensions: Readonly<Record<string, string>>,
): Contribution[] =>
  windows.at(time, dimensions, 'UTC').map((window) => ({ ...window, state: { events: 1 } }));

/** Null where the event has no such property, or one that is no short text. */
function textOf({ data }: UsageEvent, dimension: string): string | null {
  const { properties } = data as { readonly properties?: Readonly<Record<string, unknown>> };
  const value = properties && Object.hasOwn(properties, dimension) ? properties[dimension] : null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || value === '') return null;
  return value.length <= MAX_VALUE_LENGTH ? value : OTHER;
}
