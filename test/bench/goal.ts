import type { Table } from './table.ts';

/** What the product promises of a figure. */
export type Goal = {
  readonly goal: string;
  readonly measured: number;
  readonly isMet: boolean;
};

export const goalsTable = (goals: readonly Goal[]): Table => ({
  title: 'Goals',
  columns: ['goal', 'measured', 'verdict'],
  rows: goals.map(({ goal, measured, isMet }) => [goal, measured, isMet ? 'met' : 'MISSED']),
});
