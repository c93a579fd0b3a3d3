import { STRATEGIES } from './strategies.ts';

/** The isolation strategies of a field to choose one. */
export const StrategyOptions = () =>
  STRATEGIES.map((strategy) => <option key={strategy}>{strategy}</option>);
