import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';

/** A strategy that a store serves joins here; the tests fail while the product and this table differ. */
export const STRATEGIES: Readonly<Record<IsolationStrategy, 'served' | 'not served'>> = {
  shared_schema: 'served',
  shared_database: 'not served',
  separate_schema: 'not served',
  separate_database: 'not served',
};

export const SERVED = (Object.keys(STRATEGIES) as IsolationStrategy[]).filter(
  (strategy) => STRATEGIES[strategy] === 'served',
);
