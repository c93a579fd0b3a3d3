import type { AttemptOf } from '../../../core/provisioning/provisioning-registry.ts';
import {
  executionName,
  type ExecutionKey,
  type ExecutionState,
  type ProvisioningExecutions,
} from '../../../core/provisioning/provisioning-executions.ts';
import type { FailureCause } from '../../../core/provisioning/record-failure.ts';
import { sweepProvisioning } from '../../../core/provisioning/sweep-provisioning.ts';
import { FakeProvisioningSlots } from '../../fakes/fake-provisioning-slots.ts';
import { ProvisioningWorld } from './provisioning-world.ts';

class FakeExecutions implements ProvisioningExecutions {
  readonly runs = new Map<string, ExecutionState>();
  readonly causes: FailureCause[] = [];
  readonly stopped: string[] = [];
  readonly #world: ProvisioningWorld;

  constructor(world: ProvisioningWorld) {
    this.#world = world;
  }

  async start(attempt: AttemptOf) {
    this.run({ ...attempt, compensation: 0 });
  }

  async startCompensation(execution: ExecutionKey, cause: FailureCause) {
    this.causes.push(cause);
    this.run(execution);
  }

  async describe(execution: ExecutionKey) {
    return this.runs.get(executionName(execution)) ?? null;
  }

  async stop(execution: ExecutionKey) {
    this.stopped.push(executionName(execution));
    this.end(executionName(execution));
  }

  run(execution: ExecutionKey) {
    this.runs.set(executionName(execution), { isRunning: true, startedAt: this.#world.time });
  }

  end(name: string) {
    this.runs.set(name, { isRunning: false, startedAt: this.#world.time });
  }
}

export function swept(world = new ProvisioningWorld()) {
  const executions = new FakeExecutions(world);
  const errors: unknown[] = [];
  const { stepPorts } = world.steps();
  const slots = new FakeProvisioningSlots();
  const name = (suffix = '') => `${world.tenant.id}-1${suffix}`;
  const sweep = () =>
    sweepProvisioning(
      { ...stepPorts, executions, slots, onError: (_attempt, error) => errors.push(error) },
      new Date(world.time.getTime() + 40_000),
    );
  return { world, executions, slots, errors, name, sweep };
}
