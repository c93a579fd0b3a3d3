import { describe, expect, it } from 'vitest';
import {
  machineDefinition,
  machineText,
  type State,
} from '../../support/provisioning/machine-definition.ts';

const machine = machineDefinition('run-job');
const states = Object.entries(machine.States);
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const state = (name: string): State => {
  const found = machine.States[name];
  if (!found) throw new Error(`There is no state ${name}.`);
  return found;
};
const nextOf = ({ Next, Default, Choices = [], Catch = [] }: State): string[] =>
  [Next, Default, ...[...Choices, ...Catch].map((branch) => branch.Next)].filter(
    (name) => name !== undefined,
  );

describe('the machine run-job', () => {
  it('is JSONata and names no ARN', () => {
    expect(machine.QueryLanguage).toBe('JSONata');
    expect(machineText('run-job')).not.toMatch(/arn:|\d{12}/);
    for (const [, { Resource }] of tasks) expect(Resource).toMatch(/^\$\{[A-Za-z]+FunctionArn\}$/);
  });

  it('leads nowhere that does not exist, and leaves no state unreached', () => {
    const reached = new Set([machine.StartAt]);
    for (const name of reached) for (const next of nextOf(state(name))) reached.add(next);
    expect([...reached].sort()).toEqual(states.map(([name]) => name).sort());
  });

  it('retries a piece on everything with full jitter', () => {
    const all = state('AdvanceJob').Retry?.at(-1);
    expect(all).toMatchObject({ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL' });
    expect(all?.MaxAttempts).toBeGreaterThan(5);
  });

  it.each(tasks)(
    'catches every error of %s, for the job to decide what becomes of it',
    (_, task) => {
      expect(task.Catch?.map(({ ErrorEquals }) => ErrorEquals)).toEqual([['States.ALL']]);
      expect(['ChooseNext', 'AdvanceJob']).toContain(task.Catch?.[0]?.Next);
    },
  );

  it('ends long before the history of an execution is full', () => {
    const [limit] = /pieces >= (\d+)/.exec(machineText('run-job'))?.slice(1) ?? [];
    // A piece is five to fifteen events, with a wait and dedicated resources; 25,000 are the end.
    expect(Number(limit) * 15).toBeLessThan(25_000);
  });
});
