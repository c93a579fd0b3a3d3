import type { AnalyticsLevelTooLow } from '../../core/product-analytics/level.ts';
import type { ProblemEntry } from './problem-entry.ts';

export type AnalyticsError = AnalyticsLevelTooLow;

type Entries = {
  readonly [Kind in AnalyticsError['kind']]: ProblemEntry<
    Extract<AnalyticsError, { readonly kind: Kind }>
  >;
};

export const analyticsProblems: Entries = {
  AnalyticsLevelTooLow: {
    status: 403,
    type: 'analytics-level-too-low',
    title: 'Analytics level too low',
    detail: ({ level, allowed }) =>
      `The plan’s level of analytics is “${level}”, which has ${allowed}; see docs/analytics.md for the others.`,
    extensions: ({ level }) => ({ level }),
  },
};
