/** How a tenant's data is kept apart, from most shared to most separate. */
export const ISOLATION_STRATEGIES = [
  'shared_schema',
  'shared_database',
  'separate_schema',
  'separate_database',
] as const;
export type IsolationStrategy = (typeof ISOLATION_STRATEGIES)[number];

/** Whether a tenant under it has a table and a key, at least, to itself. */
export const hasDedicatedResources = (strategy: IsolationStrategy): boolean =>
  strategy === 'separate_schema' || strategy === 'separate_database';
