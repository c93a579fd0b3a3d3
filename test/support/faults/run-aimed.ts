import type { Around } from '../guarded.ts';
import { InjectedError, Injector, type Aim, type Invocation } from './fault.ts';
import type { Input } from './machine-run.ts';
import { Machines } from './machines.ts';
import { Simulation, type Clock } from './simulation.ts';

/** Best first; of those after `resumable` there may be none. */
export const OUTCOMES = [
  'done once',
  'compensated',
  'resumable',
  'stuck',
  'left behind',
  'done twice',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is left and what is done, with what is wrong about it. */
export type Verdict = { readonly outcome: Outcome; readonly detail?: string };

/** A process on fakes, which a machine drives and a sweeper takes up again. */
export interface FaultWorld {
  readonly clock: Clock;
  /** The machine's name in statemachines/. */
  readonly machine: string;
  /** When a run of one of its functions is ended at the latest. */
  readonly functionSeconds: number;
  begin(machines: Machines): void;
  /** The step or phase that this run of a function is for. */
  rowOf(task: string, input: Input): string;
  perform(task: string, input: Input, around: Around): Promise<unknown>;
  /** The input of a second machine that comes to the same row. */
  twinOf(row: string, input: Input): Input;
  sweep(machines: Machines): Promise<void>;
  isSettled(): boolean;
  judge(): Promise<Verdict> | Verdict;
  /** As an operator does it who sees the failure, once the outage is over. */
  resume(machines: Machines): Promise<void> | void;
}

export type Ran = Verdict & {
  readonly wasMet: boolean;
  readonly calls: number;
  readonly answers: number;
};

/** What fails for ever fails for two hours; everything is settled in a day. */
const OUTAGE_SECONDS = 2 * 3_600;
const LIMIT_SECONDS = 86_400;
/** What a function still does that outlived its machine. */
const AFTERMATH_SECONDS = 900;
/** An undo whose last word was lost is taken for open: the first retry then finds nothing to go on with. */
const MOST_RETRIES = 2;
const CALL_SECONDS = 0.2;
const SWEEP_SECONDS = 60;

/** Runs the process with one fault, until it is settled; what can be resumed is resumed to its end. */
export async function runAimed(world: FaultWorld, aim: Aim): Promise<Ran> {
  const { simulation, machines, injector } = arrange(world, aim);
  const settle = async (): Promise<Verdict> => {
    const isSettled = () => world.isSettled() && machines.isIdle;
    if (!(await simulation.run(isSettled, OUTAGE_SECONDS))) injector.lift();
    if (!(await simulation.run(isSettled, LIMIT_SECONDS))) return { outcome: 'stuck' };
    await simulation.run(() => false, AFTERMATH_SECONDS);
    return isSettled() ? world.judge() : { outcome: 'stuck', detail: 'It began anew.' };
  };
  world.begin(machines);
  const verdict = await settle();
  const { calls, answers } = injector.counted;
  const ran = { ...verdict, wasMet: injector.wasMet, calls, answers };
  if (verdict.outcome !== 'compensated' && verdict.outcome !== 'resumable') return ran;

  injector.lift();
  let resumed = verdict;
  for (let retries = 0; retries < MOST_RETRIES && resumed.outcome !== 'done once'; retries += 1) {
    await world.resume(machines);
    resumed = await settle();
  }
  if (resumed.outcome === 'done once') return ran;
  const { outcome, detail = '' } = resumed;
  return { ...ran, outcome: 'stuck', detail: `Resumed, it is ${outcome}. ${detail}` };
}

function arrange(world: FaultWorld, aim: Aim) {
  const running = new Set<Invocation>();
  const simulation = new Simulation(world.clock, () => [...running].some(({ isHeld }) => !isHeld));
  const sleep = (seconds: number) => simulation.sleep(seconds);
  let twins = 0;
  const injector = new Injector(aim, {
    sleep,
    abort: () => {
      machines.stopAll();
    },
    startTwin: ({ row, input }) => {
      machines.start(`twin-${(twins += 1)}`, world.twinOf(row, input));
    },
  });
  const tasks = async (task: string, input: Input) => {
    await sleep(CALL_SECONDS);
    let die: () => void = () => undefined;
    const ended = new Promise<never>((_, reject) => {
      die = () => {
        const timeout = () => {
          reject(new InjectedError('Sandbox.Timedout'));
        };
        void sleep(world.functionSeconds).then(timeout);
      };
    });
    const invocation: Invocation = { row: world.rowOf(task, input), input, die, isHeld: false };
    running.add(invocation);
    const work = world
      .perform(task, input, injector.around(invocation))
      .finally(() => running.delete(invocation));
    const answer = await Promise.race([work, ended]);
    injector.answered(invocation);
    return answer;
  };
  const machines = new Machines(world.machine, { tasks, sleep }, () => world.clock.time);
  const sweepEachMinute = async () => {
    for (;;) {
      await sleep(SWEEP_SECONDS);
      await world.sweep(machines);
    }
  };
  void sweepEachMinute();
  return { simulation, machines, injector };
}
