import type { Flag, FlagRule } from '../../../core/flags/flag.ts';

export const aRule = (changes: Partial<FlagRule> = {}): FlagRule => ({
  description: '',
  kill: false,
  percentage: 0,
  onTenants: [],
  offTenants: [],
  onUsers: [],
  ...changes,
});

/** A flag that says nothing, but for these changes. */
export const aFlag = (name: string, changes: Partial<FlagRule> = {}): Flag => ({
  name,
  version: 1,
  ...aRule(changes),
});
