import type { AnswerOf, RequestOf } from '@freehold/sdk';
import { sinceDays } from '../overview/platform-days.ts';

export type Query = RequestOf<'showMetrics'>['query'];
export type Window = NonNullable<Query['window']>;
type Item = AnswerOf<'showMetrics'>['items'][number];

/** How far back is shown: every plan with analytics keeps 30 days, those that split metrics over a year. */
export const spanOf = (window: Window, isLong: boolean, now: Date): string =>
  sinceDays({ hour: 2, day: 28, month: isLong ? 366 : 28 }[window], now);

/** By what a metric may be split: events by name, by a chosen property, or by both; errors where the plan splits. */
export function splitsOf(
  name: Query['name'],
  dimensions: readonly string[],
  isSplit: boolean,
): readonly string[] {
  if (name === 'errors') return isSplit ? ['statusClass'] : [];
  if (name !== 'tracked_events') return [];
  return ['name', ...dimensions.flatMap((dimension) => [dimension, `name,${dimension}`])];
}

/** Each window once: the groups of it added up. */
export function byWindow(items: readonly Item[]): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const { start, value } of items) sums.set(start, (sums.get(start) ?? 0) + Number(value));
  return [...sums];
}
