import * as z from 'zod';
import { fail, ok, type Result } from '../../kit/result.ts';

/** What a tenant used, once: `source` and `id` together say which. */
export type UsageEvent = {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: Date;
  readonly data: Readonly<Record<string, unknown>>;
};

export const QUARANTINE_REASONS = [
  'invalid_event',
  'reserved_source',
  'time_too_old',
  'time_in_future',
  'unknown_event_type',
  'missing_property',
  'invalid_value',
] as const;

/** Why an event cannot be counted as it is. */
export type Unusable = {
  readonly reason: (typeof QUARANTINE_REASONS)[number];
  readonly detail: string;
};

/** Of an event of the short form, which names none. */
export const DEFAULT_SOURCE = 'default';
const DAY_MS = 86_400_000;
const OLDEST_MS = 35 * DAY_MS;
const NEWEST_MS = 5 * 60_000;
/** Longer than an event's time may lie back: what is forgotten cannot be counted again. */
const KNOWN_MS = 36 * DAY_MS;

const text = z.string().min(1).max(256);
const common = {
  id: text,
  type: text,
  time: z.iso.datetime({ offset: true }).optional(),
  data: z.record(z.string(), z.unknown()).default({}),
};

/** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md */
const cloudEvent = z.looseObject({ ...common, specversion: z.literal('1.0'), source: text });
const shortEvent = z.strictObject({ ...common, source: text.default(DEFAULT_SOURCE) });

/** The event that a JSON value is, in either form; without a time it happened when it was received. */
export function parseUsageEvent(value: unknown, receivedAt: Date): Result<UsageEvent, Unusable> {
  const isCloudEvent = typeof value === 'object' && value !== null && 'specversion' in value;
  const parsed = (isCloudEvent ? cloudEvent : shortEvent).safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue?.path.join('.');
    return unusable('invalid_event', `${at ? `${at}: ` : ''}${issue?.message ?? 'no event'}`);
  }
  const { source, id, type, data } = parsed.data;
  const time = parsed.data.time === undefined ? receivedAt : new Date(parsed.data.time);
  return inTime({ source, id, type, time, data }, receivedAt);
}

function inTime(event: UsageEvent, receivedAt: Date): Result<UsageEvent, Unusable> {
  const ageMs = receivedAt.getTime() - event.time.getTime();
  if (ageMs > OLDEST_MS) return unusable('time_too_old', 'It is more than 35 days back.');
  if (ageMs < -NEWEST_MS) return unusable('time_in_future', 'It is more than 5 minutes ahead.');
  return ok(event);
}

export const unusable = (reason: Unusable['reason'], detail: string) => fail({ reason, detail });

/** Until when its identity is known: no copy of it can be counted after that. */
export const knownUntil = ({ time }: UsageEvent, receivedAt: Date): Date =>
  new Date(Math.max(time.getTime(), receivedAt.getTime()) + KNOWN_MS);
