import type { JsonObject } from '../tenants/tenant.ts';
import type { StepNotes, StepTask } from './provisioning-step.ts';
import type { StepLedger, StepRecord } from './step-ledger.ts';
import type { StepName, StepStatus } from './step.ts';

/** Beyond the runner's deadline: covers the clocks' difference and a call still on its way. */
const LEASE_MARGIN_MS = 10_000;

type LedgerPorts = { readonly ledger: StepLedger; readonly now: () => Date };

type StepToLease = {
  readonly name: StepName;
  readonly task: StepTask;
  /** What the step shows while it is leased. */
  readonly status: StepStatus;
  /** As read a moment ago; the lease is refused when it changed since. */
  readonly record: StepRecord | null;
};

/** Takes the step for this runner alone; throws a StepLeasedError while another one has it. */
export async function leaseStep(ports: LedgerPorts, step: StepToLease): Promise<LeasedStep> {
  const { name, task, status, record } = step;
  if (record && isTaken(record, task, ports.now())) throw new StepLeasedError(name);

  const leased = new LeasedStep(ports, {
    startedAt: ports.now(),
    ...leftBy(record, task),
    tenantId: task.tenantId,
    attempt: task.attempt,
    name,
    status,
    leaseUntil: new Date(task.deadline.getTime() + LEASE_MARGIN_MS),
  });
  await leased.save({});
  return leased;
}

/** What the runner before left; an older attempt only how to undo it. */
function leftBy(record: StepRecord | null, { attempt }: StepTask) {
  if (record === null) return { revision: 0 };
  const { revision, undo } = record;
  return record.attempt === attempt && record.startedAt !== undefined ? record : { revision, undo };
}

/** By a runner whose lease still runs, or by a newer attempt, whose entry an older one must not take. */
const isTaken = ({ leaseUntil, attempt }: StepRecord, task: StepTask, now: Date): boolean =>
  attempt > task.attempt || (leaseUntil !== undefined && leaseUntil > now);

/** A step that this runner, and no other, may write until its lease is over. */
export class LeasedStep {
  readonly #ports: LedgerPorts;
  #record: StepRecord;
  #isFinished = false;

  constructor(ports: LedgerPorts, record: StepRecord) {
    this.#ports = ports;
    this.#record = record;
  }

  notes<Undo extends JsonObject>(): StepNotes<Undo> {
    return {
      // Only this step writes it, and in this shape.
      undo: (this.#record.undo ?? null) as Undo | null,
      intend: (undo) => this.save({ undo }),
      disclaim: () => this.save({ undo: undefined }),
      finishedWith: (output) => {
        this.#isFinished = true;
        return this.#next(this.#done(output));
      },
    };
  }

  async finish(output: JsonObject): Promise<void> {
    if (!this.#isFinished) await this.save(this.#done(output));
  }

  async fail(failure: { reason: string; retryable: boolean }): Promise<void> {
    await this.save({ status: 'failed', ...failure, ...this.#ended() });
  }

  /** Lets the next runner in at once; the error's name stands in the ledger for who records a failure. */
  async release(error: unknown): Promise<void> {
    await this.save({ reason: nameOf(error), leaseUntil: undefined });
  }

  /** Lets the next runner in at once; how to undo what is pending stays. */
  async pause(): Promise<void> {
    await this.save({ reason: undefined, leaseUntil: undefined });
  }

  secondsSinceStart(): number {
    const now = this.#ports.now().getTime();
    return (now - (this.#record.startedAt?.getTime() ?? now)) / 1_000;
  }

  /** Gives the step back as one that did not run. */
  async putBack(): Promise<void> {
    await this.save({ status: 'pending', startedAt: undefined, leaseUntil: undefined });
  }

  /** Nothing of the step is left; one that was not done shows as failed: there the attempt ended. */
  async undone(status: 'undone' | 'failed'): Promise<void> {
    await this.save({ status, undo: undefined, output: undefined, ...this.#ended() });
  }

  /** Throws a StepLeasedError when the lease was lost to another runner. */
  async save(change: Partial<StepRecord>): Promise<void> {
    const saved = await this.#ports.ledger.save(this.#next(change));
    if (!saved.ok) throw new StepLeasedError(this.#record.name);
    this.#record = saved.value;
  }

  #next(change: Partial<StepRecord>): StepRecord {
    return { ...this.#record, ...change, revision: this.#record.revision + 1 };
  }

  #done(output: JsonObject) {
    return { status: 'done', output, reason: undefined, ...this.#ended() } as const;
  }

  #ended() {
    return { finishedAt: this.#ports.now(), leaseUntil: undefined };
  }
}

/** Another runner has the lease of the step, or had it since; the machine tries again. */
export class StepLeasedError extends Error {
  override readonly name = 'StepLeasedError';

  constructor(step: StepName) {
    super(`Another runner has the lease of the step ${step}.`);
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Error');
