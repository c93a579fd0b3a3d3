import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Retrier = {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
};
/** What a state hands to the next one, and what it keeps. */
type Transition = {
  readonly Assign?: Readonly<Record<string, unknown>>;
  readonly Output?: unknown;
};
export type Catcher = Transition & {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
};

export type State = Transition & {
  readonly Type: string;
  readonly Resource?: string;
  readonly Arguments?: Readonly<Record<string, unknown>>;
  readonly TimeoutSeconds?: number;
  readonly Seconds?: string;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Choices?: readonly (Transition & {
    readonly Condition: string;
    readonly Next: string;
  })[];
  readonly Default?: string;
  readonly Next?: string;
  readonly Branches?: readonly {
    readonly StartAt: string;
    readonly States: Readonly<Record<string, State>>;
  }[];
};

export type MachineDefinition = {
  readonly QueryLanguage: string;
  readonly TimeoutSeconds: number;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
};

const directory = join(import.meta.dirname, '..', '..', '..', 'statemachines');

export const machineText = (name: string): string =>
  readFileSync(join(directory, `${name}.asl.json`), 'utf8');

export const machineDefinition = (name: string): MachineDefinition =>
  JSON.parse(machineText(name)) as MachineDefinition;

/** Those of its branches included, whose names are unique in a machine. */
export const allStates = ({ States }: Pick<MachineDefinition, 'States'>): [string, State][] =>
  Object.entries(States).flatMap(([name, state]) => [
    [name, state],
    ...(state.Branches ?? []).flatMap(allStates),
  ]);

/** Where a state may lead. */
export const nextOf = ({
  Next,
  Default,
  Choices = [],
  Catch = [],
  Branches = [],
}: State): string[] =>
  [
    Next,
    Default,
    ...[...Choices, ...Catch].map((branch) => branch.Next),
    ...Branches.map(({ StartAt }) => StartAt),
  ].filter((name) => name !== undefined);

/** Of all runs of a retrier together, in seconds, without jitter. */
export const longestWait = ({
  IntervalSeconds,
  BackoffRate,
  MaxAttempts,
  MaxDelaySeconds,
}: Retrier) =>
  Array.from({ length: MaxAttempts }, (_, n) =>
    Math.min(IntervalSeconds * BackoffRate ** n, MaxDelaySeconds ?? Infinity),
  ).reduce((sum, seconds) => sum + seconds, 0);

export function retrierOf({ Retry = [] }: State, error: string): Retrier {
  const found = Retry.find(({ ErrorEquals }) => ErrorEquals.includes(error));
  if (!found) throw new Error(`Nothing retries ${error}.`);
  return found;
}

/** The state that a Choice goes to for an outcome. */
export const chosen = ({ Choices = [], Default }: State, outcome: string) =>
  Choices.find(({ Condition }) => Condition.includes(`'${outcome}'`))?.Next ?? Default;
