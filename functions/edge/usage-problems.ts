import type { ListUsageError } from '../../core/metering/list-usage.ts';
import type { WindowNotFound } from '../../core/metering/explain-window.ts';
import { invalid, notFound, type ProblemEntry } from './problem-entry.ts';

export type UsageError =
  ListUsageError | WindowNotFound | { readonly kind: 'QuarantinedEventNotFound' };

type Entries = {
  readonly [Kind in UsageError['kind']]: ProblemEntry<Extract<UsageError, { readonly kind: Kind }>>;
};

export const usageProblems: Entries = {
  MeterNotFound: notFound('Meter'),
  WindowNotFound: notFound('Window'),
  QuarantinedEventNotFound: notFound('Event'),
  UnknownDimension: {
    ...invalid,
    errors: ({ dimension, known }) => [
      {
        pointer: '?groupBy',
        detail: `The meter has no dimension “${dimension}”; it has ${known.join(', ') || 'none'}.`,
      },
    ],
  },
  UsageRangeTooLarge: {
    status: 400,
    type: 'usage-range-too-large',
    title: 'Usage range too large',
    detail: ({ maxParts }) =>
      `An answer is made of ${maxParts} windows at most: ask for less time at once.`,
  },
};
