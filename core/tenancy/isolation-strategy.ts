/** How a tenant's data is kept apart, from most shared to most separate. */
export const ISOLATION_STRATEGIES = [
  'shared_schema',
  'shared_database',
  'separate_schema',
  'separate_database',
] as const;
export type IsolationStrategy = (typeof ISOLATION_STRATEGIES)[number];
