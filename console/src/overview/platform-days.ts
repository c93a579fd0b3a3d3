import type { AnswerOf } from '@freehold/sdk';

type Item = AnswerOf<'showPlatformMetrics'>['items'][number];
/** A metric of the platform, or of one tenant. */
export type Counted = Pick<AnswerOf<'showMetrics'>, 'name' | 'items'>;

export const DAYS = 30;
const DAY_MS = 86_400_000;

/** The begin of the day of UTC from which on there are so many, the present one included. */
export const sinceDays = (days: number, now: Date): string =>
  new Date((Math.floor(now.getTime() / DAY_MS) - days + 1) * DAY_MS).toISOString();

type DayPoint = { readonly start: Date; readonly value: number };

/** Each day of the span, with nothing where nothing was counted: groups of a day are added up. */
export function byDay(items: readonly Item[], from: string, to: Date): readonly DayPoint[] {
  const sums = new Map<number, number>();
  for (const { start, value } of items) {
    const day = Date.parse(start);
    sums.set(day, (sums.get(day) ?? 0) + Number(value));
  }
  const first = Date.parse(from);
  const count = Math.max(0, Math.ceil((to.getTime() - first) / DAY_MS));
  return Array.from({ length: count }, (_, index) => {
    const start = first + index * DAY_MS;
    return { start: new Date(start), value: sums.get(start) ?? 0 };
  });
}

/**
 * What each group has in all of the span, the largest first. Members of several days do not add up: of those it is the
 * day with the most.
 */
export function groupsIn({ name, items }: Counted): readonly (readonly [string, number])[] {
  const groups = new Map<string, number>();
  for (const { dimensions, value } of items) {
    const group = Object.values(dimensions).join(' ');
    const before = groups.get(group) ?? 0;
    const isMost = name === 'active_members';
    groups.set(group, isMost ? Math.max(before, Number(value)) : before + Number(value));
  }
  return [...groups].toSorted(([, one], [, other]) => other - one);
}
