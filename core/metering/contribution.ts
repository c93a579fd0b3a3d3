import { ok, type Result } from '../../kit/result.ts';
import { parseDataPath, valueAt, type DataPath } from './data-path.ts';
import { EventWindows } from './event-windows.ts';
import { isOfPlatform, meterVersion, type MeterDefinition, type Meters } from './meter.ts';
import { quantityOfJson } from './quantity.ts';
import { sealAt } from './seal-time.ts';
import { unusable, type Unusable, type UsageEvent } from './usage-event.ts';
import type { WindowLife } from './usage-store.ts';
import type { Dimensions, UsageWindow } from './usage-window.ts';
import type { WindowState } from './window-state.ts';

/** What one event adds to one window. */
export type Contribution = {
  readonly window: UsageWindow;
  readonly windowId: string;
  readonly state: WindowState;
  /** Of a count of unique values: the value. */
  readonly member?: string;
};

/** Who sends: the platform of itself, or a tenant. */
export type Sender = 'platform' | 'tenant';

/** What events add to which windows, and how long those are kept. */
export interface CountingRules {
  count(
    event: UsageEvent,
    by: { readonly timeZone: string; readonly sender: Sender },
  ): Result<readonly Contribution[], Unusable>;

  lifeOf(window: UsageWindow, now: Date): WindowLife;
}

type CompiledMeter = {
  readonly definition: MeterDefinition;
  readonly windows: EventWindows;
  readonly value: DataPath | null;
  readonly dimensions: readonly (readonly [string, DataPath])[];
};

const MAX_TEXT = 256;

/** The meters of the platform, ready to count events by. */
export class EventCounter implements CountingRules {
  readonly #byType: Map<string, CompiledMeter[]>;

  constructor(meters: Meters) {
    this.#byType = Map.groupBy(
      Object.values(meters).map(compiled),
      ({ definition }) => definition.eventType,
    );
  }

  /** The meters that count events of the type. */
  metersOf(type: string): string[] {
    return (this.#byType.get(type) ?? []).map(({ definition }) => definition.id);
  }

  lifeOf(window: UsageWindow, now: Date): WindowLife {
    return { sealAt: sealAt(window, now) };
  }

  /** By every meter of its type, or by none: an event is counted whole. */
  count(
    event: UsageEvent,
    { timeZone, sender }: { readonly timeZone: string; readonly sender: Sender },
  ): Result<readonly Contribution[], Unusable> {
    if (sender === 'tenant' && isOfPlatform(event)) {
      return unusable(
        'reserved_source',
        'Sources and types that begin with “freehold” are the platform’s own.',
      );
    }
    const meters = this.#byType.get(event.type);
    if (!meters) return unusable('unknown_event_type', `No meter counts “${event.type}”.`);
    const contributions: Contribution[] = [];
    for (const meter of meters) {
      const counted = countBy(meter, event, timeZone);
      if (!counted.ok) return counted;
      contributions.push(...counted.value);
    }
    return ok(contributions);
  }
}

function compiled(definition: MeterDefinition): CompiledMeter {
  const dimensions = Object.entries(definition.dimensions).map(
    ([name, path]) => [name, pathOf(path)] as const,
  );
  const value = definition.value === undefined ? null : pathOf(definition.value);
  const windows = new EventWindows(definition, meterVersion(definition));
  return { definition, windows, value, dimensions };
}

function pathOf(text: string): DataPath {
  const path = parseDataPath(text);
  if (!path) throw new Error(`${text} is no path; the configuration is checked when it is loaded.`);
  return path;
}

function countBy(
  meter: CompiledMeter,
  event: UsageEvent,
  timeZone: string,
): Result<readonly Contribution[], Unusable> {
  const dimensions = dimensionsOf(meter, event);
  if (!dimensions.ok) return dimensions;
  const added = addedBy(meter, event);
  if (!added.ok) return added;
  const windows = meter.windows.at(event.time, dimensions.value, timeZone);
  return ok(windows.map(({ window, windowId }) => ({ window, windowId, ...added.value })));
}

function addedBy(
  { definition: { aggregation }, value: path }: CompiledMeter,
  event: UsageEvent,
): Result<Pick<Contribution, 'state' | 'member'>, Unusable> {
  if (path === null) return ok({ state: { events: 1 } });
  const found = valueAt(event.data, path);
  if (found === undefined || found === null) return missing(path);
  if (aggregation === 'unique_count') {
    const member = shortText(found);
    if (member === null) return invalid(path, `must be a text of at most ${MAX_TEXT} characters`);
    return ok({ state: { events: 1 }, member });
  }
  const value = quantityOfJson(found);
  if (!value.ok) return invalid(path, value.error);
  const rank = `${event.time.toISOString()} ${event.source} ${event.id}`;
  return ok({
    state: { events: 1, value: value.value, ...(aggregation === 'latest' && { rank }) },
  });
}

function dimensionsOf(meter: CompiledMeter, event: UsageEvent): Result<Dimensions, Unusable> {
  const found: [string, string][] = [];
  for (const [name, path] of meter.dimensions) {
    const value = valueAt(event.data, path);
    if (value === undefined || value === null) return missing(path);
    const text = shortText(value);
    if (text === null) return invalid(path, `must be a text of at most ${MAX_TEXT} characters`);
    found.push([name, text]);
  }
  return ok(Object.fromEntries(found));
}

function shortText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT ? value : null;
}

const pointer = (path: DataPath) => `data/${path.join('/')}`;
const missing = (path: DataPath) => unusable('missing_property', `${pointer(path)} is missing.`);
const invalid = (path: DataPath, detail: string) =>
  unusable('invalid_value', `${pointer(path)} ${detail}.`);
