import type { AnalyticsLevel } from '../plans/feature.ts';

/** What a level of analytics holds; the plan's feature `<level>_analytics` grants it. */
type LevelTerms = {
  /** How long hourly counters are kept, from the end of their hour. */
  readonly retentionDays: number;
  /** By how many properties events may be counted, beside their name. */
  readonly dimensions: number;
  readonly alerts: number;
};

export type GrantedLevel = AnalyticsLevel | 'none';

/** The one place that says so; docs/analytics.md shows it. */
export const LEVELS: Readonly<Record<GrantedLevel, LevelTerms>> = {
  none: { retentionDays: 0, dimensions: 0, alerts: 0 },
  basic: { retentionDays: 30, dimensions: 0, alerts: 3 },
  advanced: { retentionDays: 400, dimensions: 3, alerts: 20 },
  enterprise: { retentionDays: 1_100, dimensions: 10, alerts: 100 },
};

/** The tenant's plan does not go as far as what was asked for. */
export type AnalyticsLevelTooLow = {
  readonly kind: 'AnalyticsLevelTooLow';
  readonly level: GrantedLevel;
  /** What the level has, such as `30 days`. */
  readonly allowed: string;
};

export const levelTooLow = (level: GrantedLevel, allowed: string): AnalyticsLevelTooLow => ({
  kind: 'AnalyticsLevelTooLow',
  level,
  allowed,
});
