import { describe, expect, it } from 'vitest';
import {
  machineDefinition,
  machineText,
  type State,
} from '../../support/provisioning/machine-definition.ts';

const machine = machineDefinition('move-tenant');
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

describe('the machine move-tenant', () => {
  it('is JSONata and names no ARN', () => {
    expect(machine.QueryLanguage).toBe('JSONata');
    expect(machineText('move-tenant')).not.toMatch(/arn:|\d{12}/);
    for (const [, { Resource }] of tasks) expect(Resource).toMatch(/^\$\{[A-Za-z]+FunctionArn\}$/);
  });

  it('leads nowhere that does not exist, and leaves no state unreached', () => {
    const reached = new Set([machine.StartAt]);
    for (const name of reached) for (const next of nextOf(state(name))) reached.add(next);
    expect([...reached].sort()).toEqual(states.map(([name]) => name).sort());
  });

  it.each(tasks)('%s is retried on everything with full jitter, and caught', (_, task) => {
    const all = task.Retry?.at(-1);
    expect(all).toMatchObject({ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL' });
    expect(all?.MaxAttempts).toBeGreaterThan(5);
    expect(task.Catch?.map(({ ErrorEquals }) => ErrorEquals)).toEqual([['States.ALL']]);
  });

  it('gives up by the engine, which knows whether there is a way back', () => {
    for (const name of ['AdvanceMove', 'ChangeStores']) {
      expect(state(name).Catch?.[0]?.Next).toBe('GiveUp');
    }
    expect(state('GiveUp').Resource).toBe(state('AdvanceMove').Resource);
    expect(state('GiveUp').Catch?.[0]?.Next).toBe('FailStopped');
  });

  it('ends long before the history of an execution is full', () => {
    const [limit] = /pieces >= (\d+)/.exec(machineText('move-tenant'))?.slice(1) ?? [];
    // A piece is five to fifteen events, with a wait and own stores; 25,000 are the end.
    expect(Number(limit) * 15).toBeLessThan(25_000);
  });
});
