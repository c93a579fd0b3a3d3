import { isMandatory } from './category.ts';
import type { Channel } from './channel.ts';
import { localMinutes, minutesOf, nextLocalTime } from './local-time.ts';

export const DIGESTS = ['hourly', 'daily'] as const;
export type Digest = (typeof DIGESTS)[number];

/** Clock times such as `22:00`; over midnight where `to` is earlier. */
export type QuietHours = { readonly from: string; readonly to: string };

/** What a recipient says of notifications. All that is not said is wanted, at once. */
export type Preferences = {
  readonly timeZone: string;
  /** The language, such as `de`, where a template has it. */
  readonly locale?: string;
  /** By category: the channels that are switched off. */
  readonly off: Readonly<Record<string, readonly Channel[]>>;
  readonly quietHours?: QuietHours;
  /** By category: its mails wait for the full hour, or for the morning. */
  readonly digest: Readonly<Record<string, Digest>>;
  /** Grows with every write; 0 where nothing was said. */
  readonly version: number;
};

export const NO_PREFERENCES: Preferences = { timeZone: 'UTC', off: {}, digest: {}, version: 0 };

/** When a message goes out, if at all. */
export type Decision =
  { readonly kind: 'now' | 'muted' } | { readonly kind: 'later' | 'digest'; readonly at: Date };

/** A daily mail comes in the morning of its reader. */
const DAILY_AT = '08:00';
const HOUR_MS = 3_600_000;

type Asked = {
  readonly category: string;
  readonly channel: Channel;
  /** It has waited for its time: it is not gathered again, or it would never go out. */
  readonly hasWaited?: boolean;
};

export function decide(
  preferences: Preferences,
  { category, channel, hasWaited = false }: Asked,
  now: Date,
): Decision {
  if (isMandatory(category)) return { kind: 'now' };
  if (valueOf(preferences.off, category)?.includes(channel)) return { kind: 'muted' };
  if (channel === 'in_app') return { kind: 'now' };

  const digest = channel === 'email' ? valueOf(preferences.digest, category) : undefined;
  if (digest && !hasWaited) return { kind: 'digest', at: digestAt(preferences, digest, now) };
  const end = quietUntil(preferences, now);
  return end ? { kind: 'later', at: end } : { kind: 'now' };
}

function digestAt({ timeZone }: Preferences, digest: Digest, now: Date): Date {
  if (digest === 'daily') return nextLocalTime(now, timeZone, minutesOf(DAILY_AT));
  return new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS);
}

/** Until when nobody is to be disturbed; undefined outside the quiet hours. */
function quietUntil({ quietHours, timeZone }: Preferences, now: Date): Date | undefined {
  if (!quietHours) return undefined;
  const [from, to] = [minutesOf(quietHours.from), minutesOf(quietHours.to)];
  const at = localMinutes(now, timeZone);
  const isQuiet = from <= to ? at >= from && at < to : at >= from || at < to;
  return isQuiet ? nextLocalTime(now, timeZone, to) : undefined;
}

/** A category is a caller's word: none names a member of every object. */
export const valueOf = <Value>(
  by: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined => (Object.hasOwn(by, name) ? by[name] : undefined);
