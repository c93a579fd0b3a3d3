import type { AlertNotFound } from '../../core/product-analytics/alert.ts';
import type { AlertLimitReached } from '../../core/product-analytics/alert-registry.ts';
import type { AnalyticsLevelTooLow } from '../../core/product-analytics/level.ts';
import { notFound, type ProblemEntry } from './problem-entry.ts';

export type AnalyticsError = AnalyticsLevelTooLow | AlertNotFound | AlertLimitReached;

type Entries = {
  readonly [Kind in AnalyticsError['kind']]: ProblemEntry<
    Extract<AnalyticsError, { readonly kind: Kind }>
  >;
};

export const analyticsProblems: Entries = {
  AlertNotFound: notFound('Alert'),
  AlertLimitReached: {
    status: 409,
    type: 'alert-limit-reached',
    title: 'There are as many alerts as there may be',
  },
  AnalyticsLevelTooLow: {
    status: 403,
    type: 'analytics-level-too-low',
    title: 'Analytics level too low',
    detail: ({ level, allowed }) =>
      `The plan’s level of analytics is “${level}”, which has ${allowed}; see docs/analytics.md for the others.`,
    extensions: ({ level }) => ({ level }),
  },
};
