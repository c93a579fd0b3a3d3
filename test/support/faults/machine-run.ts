import jsonata from 'jsonata';
import type { MachineDefinition, Retrier, State } from '../provisioning/machine-definition.ts';

/** The functions that the machine calls, each by the name in its resource. */
export type Tasks = (task: string, input: Input) => Promise<unknown>;
export type Input = Readonly<Record<string, unknown>>;
type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';

export type Engine = {
  readonly tasks: Tasks;
  readonly sleep: (seconds: number) => Promise<void>;
};

type Variables = Readonly<Record<string, unknown>>;
type Step = { readonly next?: string; readonly output: unknown };

/** The execution that a branch is a part of: its variables are seen there, and its end is the branch's. */
type Outer = {
  readonly variables: Variables;
  /** Of the branch's first state. */
  readonly input: unknown;
  readonly isRunning: () => boolean;
};

/** One execution of a machine as its definition says, in the time of a simulation; or of a branch of it. */
export class MachineRun {
  readonly #machine: Pick<MachineDefinition, 'StartAt' | 'States'>;
  readonly #engine: Engine;
  readonly #input: Input;
  readonly #outer: Outer | undefined;
  /** What the last state leaves. */
  readonly output: Promise<unknown>;
  #status: Status = 'RUNNING';
  #variables: Variables = {};

  constructor(
    machine: Pick<MachineDefinition, 'StartAt' | 'States'>,
    engine: Engine,
    { input, outer }: { readonly input: Input; readonly outer?: Outer },
  ) {
    this.#machine = machine;
    this.#engine = engine;
    this.#input = input;
    this.#outer = outer;
    this.#variables = outer?.variables ?? {};
    this.output = this.#run();
  }

  get isRunning(): boolean {
    return this.#status === 'RUNNING' && (this.#outer?.isRunning() ?? true);
  }

  /** As StopExecution does it: a function that runs is not told, and no state follows. */
  abort(): void {
    this.#end('ABORTED');
  }

  async #run(): Promise<unknown> {
    let at: string | undefined = this.#machine.StartAt;
    let input: unknown = this.#outer ? this.#outer.input : this.#input;
    while (at !== undefined && this.isRunning) {
      const state: State | undefined = this.#machine.States[at];
      if (!state) throw new Error(`The machine has no state ${at}.`);
      const { next, output } = await this.#take(state, input);
      if (next === undefined) this.#end(state.Type === 'Fail' ? 'FAILED' : 'SUCCEEDED');
      [at, input] = [next, output];
    }
    return input;
  }

  /** Unless it was aborted meanwhile. */
  #end(status: Status): void {
    if (this.isRunning) this.#status = status;
  }

  async #take(state: State, input: unknown): Promise<Step> {
    switch (state.Type) {
      case 'Task':
        return this.#task(state, input);
      case 'Choice':
        return this.#choose(state, input);
      case 'Parallel':
        return this.#runBranches(state, input);
      case 'Wait':
        await this.#engine.sleep(Number(await this.#evaluate(state.Seconds, { input })));
        return { next: state.Next, output: input };
      default:
        return this.#leave(state, { input }, state.Next);
    }
  }

  /** Each with a scope of its own. One that fails would end the others: ours end well. */
  async #runBranches({ Branches = [], Next }: State, input: unknown): Promise<Step> {
    const outer = { variables: this.#variables, input, isRunning: () => this.isRunning };
    const runs = Branches.map(
      (branch) => new MachineRun(branch, this.#engine, { input: this.#input, outer }),
    );
    const output = await Promise.all(runs.map((run) => run.output));
    return { ...(Next !== undefined && { next: Next }), output };
  }

  async #choose({ Choices = [], Default, Assign }: State, input: unknown): Promise<Step> {
    for (const choice of Choices) {
      if (await this.#evaluate(choice.Condition, { input })) {
        return this.#leave(choice, { input }, choice.Next);
      }
    }
    return this.#leave({ Assign }, { input }, Default);
  }

  async #task(state: State, input: unknown): Promise<Step> {
    const name = /^\$\{(\w+)FunctionArn\}$/.exec(state.Resource ?? '')?.[1] ?? '';
    const failures = new Map<Retrier, number>();
    for (;;) {
      const call = (await this.#evaluate(state.Arguments ?? {}, { input })) as Input;
      try {
        const result = asJson(await this.#engine.tasks(name, call));
        return await this.#leave(state, { input, result }, state.Next);
      } catch (error) {
        const delay = delayAfter(state, errorName(error), failures);
        if (delay === undefined) return this.#caught(state, { input, error });
        await this.#engine.sleep(delay);
        // Its own end, while it waited.
        if (!this.isRunning) return { output: input };
      }
    }
  }

  async #caught(
    { Catch = [] }: State,
    { input, error }: { readonly input: unknown; readonly error: unknown },
  ): Promise<Step> {
    const catcher = Catch.find(({ ErrorEquals }) => matches(ErrorEquals, errorName(error)));
    if (!catcher) {
      this.#end('FAILED');
      return { output: input };
    }
    const errorOutput = { Error: errorName(error), Cause: String(error) };
    return this.#leave(catcher, { input, errorOutput }, catcher.Next);
  }

  /** Both are made of the variables as they were before. */
  async #leave(
    { Assign, Output }: Pick<State, 'Assign' | 'Output'>,
    states: Input,
    next: string | undefined,
  ): Promise<Step> {
    const assigned = (await this.#evaluate(Assign ?? {}, states)) as Variables;
    const output =
      Output === undefined
        ? 'result' in states
          ? states.result
          : states.input
        : await this.#evaluate(Output, states);
    this.#variables = { ...this.#variables, ...assigned };
    return { ...(next !== undefined && { next }), output };
  }

  async #evaluate(template: unknown, states: Input): Promise<unknown> {
    if (typeof template === 'string') return this.#expression(template, states);
    if (Array.isArray(template)) {
      return Promise.all(template.map((one) => this.#evaluate(one, states)));
    }
    if (typeof template !== 'object' || template === null) return template;
    const entries = Object.entries(template).map(
      async ([key, value]) => [key, await this.#evaluate(value, states)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  async #expression(text: string, states: Input): Promise<unknown> {
    const source = /^\{%([\s\S]*)%\}$/.exec(text)?.[1];
    if (source === undefined) return text;
    const context = { Execution: { Input: this.#input } };
    const bindings = { ...this.#variables, states: { ...states, context } };
    return compiled(source).evaluate({}, bindings) as Promise<unknown>;
  }
}

const expressions = new Map<string, jsonata.Expression>();

function compiled(source: string): jsonata.Expression {
  const expression = expressions.get(source) ?? jsonata(source);
  expressions.set(source, expression);
  return expression;
}

/** Undefined when no retrier takes it any more; without jitter, so that each run is the same. */
function delayAfter(
  { Retry = [] }: State,
  error: string,
  failures: Map<Retrier, number>,
): number | undefined {
  const retrier = Retry.find(({ ErrorEquals }) => matches(ErrorEquals, error));
  if (!retrier) return undefined;
  const earlier = failures.get(retrier) ?? 0;
  if (earlier >= retrier.MaxAttempts) return undefined;
  failures.set(retrier, earlier + 1);
  const { IntervalSeconds, BackoffRate, MaxDelaySeconds = Infinity } = retrier;
  return Math.min(IntervalSeconds * BackoffRate ** earlier, MaxDelaySeconds);
}

const matches = (names: readonly string[], error: string): boolean =>
  names.includes(error) || names.includes('States.ALL');

const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'Error');

/** What a function answers is sent as JSON. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null)) as unknown;
