import type { SFNClient } from '@aws-sdk/client-sfn';
import {
  executionName,
  type ExecutionKey,
  type ExecutionState,
  type ProvisioningExecutions,
} from '../../core/provisioning/provisioning-executions.ts';
import type { AttemptOf } from '../../core/provisioning/provisioning-registry.ts';
import type { FailureCause } from '../../core/provisioning/record-failure.ts';
import { MachineExecutions } from './machine-executions.ts';

export class SfnProvisioningExecutions implements ProvisioningExecutions {
  readonly #executions: MachineExecutions;

  constructor(sfn: SFNClient, machineArn: string) {
    this.#executions = new MachineExecutions(sfn, machineArn);
  }

  start({ tenantId, attempt }: AttemptOf): Promise<void> {
    const name = executionName({ tenantId, attempt, compensation: 0 });
    return this.#executions.start(name, { tenantId, attempt });
  }

  startCompensation(execution: ExecutionKey, cause: FailureCause): Promise<void> {
    const { tenantId, attempt } = execution;
    const input = { tenantId, attempt, compensate: cause };
    return this.#executions.start(executionName(execution), input);
  }

  describe(execution: ExecutionKey): Promise<ExecutionState | null> {
    return this.#executions.describe(executionName(execution));
  }

  stop(execution: ExecutionKey): Promise<void> {
    return this.#executions.stop(executionName(execution), {
      error: 'ProvisioningStopped',
      cause: 'It ran longer than the machine allows.',
    });
  }
}
