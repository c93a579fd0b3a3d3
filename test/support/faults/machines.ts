import { MachineRun, type Engine, type Input } from './machine-run.ts';
import { machineDefinition, type MachineDefinition } from '../provisioning/machine-definition.ts';

/** The executions of one machine by their names, of which each is started once at most. */
export class Machines {
  readonly #definition: MachineDefinition;
  readonly #engine: Engine;
  readonly #now: () => Date;
  readonly #runs = new Map<string, { readonly run: MachineRun; readonly startedAt: Date }>();

  constructor(name: string, engine: Engine, now: () => Date) {
    this.#definition = machineDefinition(name);
    this.#engine = engine;
    this.#now = now;
  }

  start(name: string, input: Input): void {
    if (this.#runs.has(name)) return;
    const run = new MachineRun(this.#definition, this.#engine, { input });
    this.#runs.set(name, { run, startedAt: this.#now() });
  }

  describe(name: string) {
    const found = this.#runs.get(name);
    return found ? { isRunning: found.run.isRunning, startedAt: found.startedAt } : null;
  }

  stop(name: string): void {
    this.#runs.get(name)?.run.abort();
  }

  stopAll(): void {
    for (const { run } of this.#runs.values()) run.abort();
  }

  get isIdle(): boolean {
    return [...this.#runs.values()].every(({ run }) => !run.isRunning);
  }
}
