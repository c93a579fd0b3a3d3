import * as z from 'zod';
import { AGGREGATIONS, type Aggregation } from './meter.ts';
import { jsonOf } from '../../kit/json-of.ts';

export const GRAINS = ['hour', 'day', 'month'] as const;
/** A count of unique values has windows of all three, for it cannot be added up; all else has hours alone. */
export type Grain = (typeof GRAINS)[number];

export type Dimensions = Readonly<Record<string, string>>;

/** What is counted together: of one meter as it is defined, in one time, with the same dimensions. */
export type UsageWindow = {
  readonly meter: string;
  readonly version: string;
  readonly aggregation: Aggregation;
  readonly grain: Grain;
  readonly start: Date;
  readonly end: Date;
  readonly dimensions: Dimensions;
};

const windowText = z.tuple([
  z.string(),
  z.string(),
  z.enum(AGGREGATIONS),
  z.enum(GRAINS),
  z.int(),
  z.int(),
  z.array(z.tuple([z.string(), z.string()])),
]);

/** The same text for the same window, and for no other. */
export const windowId = (window: UsageWindow): string =>
  Buffer.from(
    JSON.stringify([
      window.meter,
      window.version,
      window.aggregation,
      window.grain,
      window.start.getTime() / 1_000,
      window.end.getTime() / 1_000,
      Object.entries(window.dimensions).sort(([one], [other]) => (one < other ? -1 : 1)),
    ]),
  ).toString('base64url');

/** Null for what is no window's id. */
export function parseWindowId(id: string): UsageWindow | null {
  const parsed = windowText.safeParse(jsonOf(Buffer.from(id, 'base64url').toString('utf8')));
  if (!parsed.success) return null;
  const [meter, version, aggregation, grain, start, end, dimensions] = parsed.data;
  const times = { start: new Date(start * 1_000), end: new Date(end * 1_000) };
  const window = { meter, version, aggregation, grain, ...times };
  return { ...window, dimensions: Object.fromEntries(dimensions) };
}
