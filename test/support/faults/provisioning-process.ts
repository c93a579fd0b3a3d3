import {
  executionName,
  type ExecutionKey,
  type ProvisioningExecutions,
} from '../../../core/provisioning/provisioning-executions.ts';
import type { AttemptOf } from '../../../core/provisioning/provisioning-registry.ts';
import { recordFailure, type FailureCause } from '../../../core/provisioning/record-failure.ts';
import { nextAttempt } from '../../../core/provisioning/retry-tenant.ts';
import {
  ACTIVATING_STEP,
  PROVISIONING_STEPS,
  type StepName,
} from '../../../core/provisioning/step.ts';
import { sweepProvisioning } from '../../../core/provisioning/sweep-provisioning.ts';
import { isGivenUp } from '../../../core/tenants/tenant.ts';
import { FakeProvisioningSlots } from '../../fakes/fake-provisioning-slots.ts';
import type { Around } from '../guarded.ts';
import { ALL_INTEGRATIONS } from '../provisioning/a-tenant.ts';
import { LAMBDA_SECONDS, ProvisioningWorld } from '../provisioning/provisioning-world.ts';
import { stockOne } from '../provisioning/stock-one.ts';
import { InjectedError } from './fault.ts';
import type { Row } from './fault-matrix.ts';
import type { Input } from './machine-run.ts';
import type { Machines } from './machines.ts';
import type { FaultWorld, Verdict } from './run-aimed.ts';

const UNDONE_STEPS = PROVISIONING_STEPS.slice(0, PROVISIONING_STEPS.indexOf(ACTIVATING_STEP));
const undoOf = (step: string) => `undo ${step}`;
const RECORD = 'record-failure';

/** Rows of a provisioning whose activation fails for good. */
const UNDO_ROWS: readonly string[] = [...UNDONE_STEPS.toReversed().map(undoOf), RECORD];

const DONE = {
  ...{ stores: 1, pools: 1, registrations: 1, members: 1, prepared: 1 },
  ...{ billingAccounts: 1, customers: 1, mails: 1 },
  ...{ apiKeys: 1, keySecrets: 1, webhookEndpoints: 2, domainNames: 1, claims: 0 },
};
const CUT = { step: 'activate-tenant', reason: 'It was cut short.', retryable: true };
const WELCOME = 'send-welcome-email';
const STOCK = 4;

export const PROVISIONING_ROWS: readonly Row[] = [...PROVISIONING_STEPS, ...UNDO_ROWS].map(
  (name) => ({
    name,
    worlds: UNDO_ROWS.includes(name)
      ? [() => new ProvisioningProcess(true), () => ofStock(true), givingUp]
      : [() => new ProvisioningProcess(false), () => ofStock(false)],
  }),
);

/** A tenant that takes its pool of the stock, in which there are enough for every retry. */
export async function ofStock(isActivationOut: boolean): Promise<ProvisioningProcess> {
  const process = new ProvisioningProcess(isActivationOut, { ...DONE, claims: 1 });
  for (let made = 0; made < STOCK; made += 1) await stockOne(process.clock);
  return process;
}

/** An operator gives up a tenant of which everything is left. */
async function givingUp(): Promise<FaultWorld> {
  const process = new ProvisioningProcess(true);
  await process.clock.runUntil(ACTIVATING_STEP);
  process.clock.beginGivingUp();
  return process;
}

/** One tenant with stores of its own and all that can be asked for, so that every step has an effect. */
export class ProvisioningProcess implements FaultWorld {
  readonly machine = 'provision-tenant';
  readonly functionSeconds = LAMBDA_SECONDS;
  readonly clock = new ProvisioningWorld({
    isolation: 'separate_schema',
    integrations: ALL_INTEGRATIONS,
  });
  readonly #slots = new FakeProvisioningSlots();
  #isActivationOut: boolean;
  readonly #done: typeof DONE;
  /** Of an operator's wish. */
  #moreMails = 0;

  constructor(isActivationOut: boolean, done = DONE) {
    this.#isActivationOut = isActivationOut;
    this.#done = done;
    const { registry } = this.clock;
    const activate = registry.activate.bind(registry);
    registry.activate = async (activation) => {
      if (this.#isActivationOut) throw new InjectedError('Outage');
      return activate(activation);
    };
  }

  begin(machines: Machines): void {
    const { id: tenantId, attempt } = this.clock.current;
    const attemptOf = { tenantId, attempt };
    if (!isGivenUp(this.clock.current)) machines.start(`${tenantId}-${attempt}`, attemptOf);
    else machines.start(`${tenantId}-${attempt}-compensate`, { ...attemptOf, compensate: CUT });
  }

  rowOf(task: string, { direction }: Input): string {
    const name = kebab(task);
    return direction === 'undo' ? undoOf(name) : name;
  }

  async perform(task: string, input: Input, around: Around): Promise<unknown> {
    const world = this.clock;
    const { direction, attempt, cause } = input as Input & { readonly attempt: number };
    const name = kebab(task);
    if (name === RECORD) {
      const { stepPorts } = world.steps(around);
      const key = { tenantId: world.tenant.id, attempt };
      return { outcome: await recordFailure(stepPorts, key, cause as FailureCause) };
    }
    const run = direction === 'undo' ? world.undo.bind(world) : world.run.bind(world);
    return run(name as StepName, around, attempt);
  }

  twinOf(row: string, { tenantId, attempt }: Input): Input {
    return { tenantId, attempt, ...(UNDO_ROWS.includes(row) && { compensate: CUT }) };
  }

  async sweep(machines: Machines): Promise<void> {
    const deadline = new Date(this.clock.time.getTime() + 40_000);
    const { stepPorts } = this.clock.steps();
    const executions = executionsOf(machines);
    const slots = this.#slots;
    // What could not be settled now, the next sweep settles, or the tenant is stuck.
    await sweepProvisioning(
      { ...stepPorts, executions, slots, onError: () => undefined },
      deadline,
    );
  }

  isSettled(): boolean {
    const { state, failure, attempt } = this.clock.current;
    const welcome = this.clock.record(WELCOME);
    const isWelcomed = welcome?.status === 'done' || welcome?.status === 'failed';
    if (failure !== undefined || state === 'terminated') return true;
    return state === 'active' && isWelcomed && welcome.attempt === attempt;
  }

  judge(): Verdict {
    const { state, failure } = this.clock.current;
    if (state === 'active') return this.#judgeActive();
    const { mails, ...effects } = this.#effects;
    const left = Object.entries(effects).filter(([, count]) => count > 0);
    if (mails > 0) return { outcome: 'done twice', detail: 'A mail went out.' };
    if (failure?.reason.includes('Not undone')) return { outcome: 'resumable' };
    if (left.length > 0) return { outcome: 'left behind', detail: JSON.stringify(left) };
    return state === 'terminated' ? this.#judgeGivenUp() : { outcome: 'compensated' };
  }

  /** Nothing is left; slug and place are free, which was told once. */
  #judgeGivenUp(): Verdict {
    const { events, freed } = this.clock.registry;
    const told = events.filter(({ type }) => type === 'tenant.given_up').length;
    if (told > 1) return { outcome: 'done twice', detail: 'It was told twice.' };
    return { outcome: freed.has(this.clock.current.slug) ? 'done once' : 'left behind' };
  }

  #judgeActive(): Verdict {
    const isSent = this.clock.record(WELCOME)?.status === 'done';
    const { mails, ...effects } = this.#effects;
    const detail = JSON.stringify(this.#effects);
    if (mails > this.#done.mails + this.#moreMails) return { outcome: 'done twice', detail };
    for (const [name, count] of Object.entries(effects)) {
      const once = this.#done[name as keyof typeof DONE];
      if (count !== once) return { outcome: count > once ? 'done twice' : 'stuck', detail };
    }
    const told = this.clock.registry.events.filter(({ type }) => type === 'tenant.activated');
    if (told.length !== 1) return { outcome: 'done twice', detail: 'It was told twice.' };
    return isSent ? { outcome: 'done once' } : { outcome: 'resumable' };
  }

  /** What is ready in the stock is nobody's. */
  get #effects() {
    const { effects, stock } = this.clock;
    return { ...effects, pools: effects.pools - stock.ready.size };
  }

  resume(machines: Machines): void {
    this.#isActivationOut = false;
    const { registry, ledger, time, current } = this.clock;
    if (isGivenUp(current)) {
      this.clock.beginGivingUp();
      this.begin(machines);
      return;
    }
    const next = nextAttempt(current, time);
    registry.tenants.set(next.id, next);
    const welcome = this.clock.record(WELCOME);
    if (current.state === 'active' && welcome) {
      this.#moreMails = 1;
      const { tenantId, name, revision, undo } = welcome;
      const { attempt } = next;
      void ledger.save({
        ...{ tenantId, name, status: 'pending', attempt, revision: revision + 1, undo },
      });
    }
    this.begin(machines);
  }
}

const executionsOf = (machines: Machines): ProvisioningExecutions => ({
  start: async ({ tenantId, attempt }: AttemptOf) => {
    machines.start(`${tenantId}-${attempt}`, { tenantId, attempt });
  },
  startCompensation: async (key: ExecutionKey, compensate: FailureCause) => {
    const { tenantId, attempt } = key;
    machines.start(executionName(key), { tenantId, attempt, compensate });
  },
  describe: async (key: ExecutionKey) => machines.describe(executionName(key)),
  stop: async (key: ExecutionKey) => {
    machines.stop(executionName(key));
  },
});

const kebab = (task: string): string =>
  task.replaceAll(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
