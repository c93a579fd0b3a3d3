import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  StartExecutionCommand,
  StopExecutionCommand,
  ValidationException,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import {
  executionName,
  type ExecutionKey,
  type ExecutionState,
  type ProvisioningExecutions,
} from '../../core/provisioning/provisioning-executions.ts';
import type { AttemptOf } from '../../core/provisioning/provisioning-registry.ts';
import type { FailureCause } from '../../core/provisioning/record-failure.ts';

export class SfnProvisioningExecutions implements ProvisioningExecutions {
  readonly #sfn: SFNClient;
  readonly #machineArn: string;

  constructor(sfn: SFNClient, machineArn: string) {
    this.#sfn = sfn;
    this.#machineArn = machineArn;
  }

  start({ tenantId, attempt }: AttemptOf): Promise<void> {
    return this.#start({ tenantId, attempt, compensation: 0 }, { tenantId, attempt });
  }

  startCompensation(execution: ExecutionKey, cause: FailureCause): Promise<void> {
    const { tenantId, attempt } = execution;
    return this.#start(execution, { tenantId, attempt, compensate: cause });
  }

  async describe(execution: ExecutionKey): Promise<ExecutionState | null> {
    try {
      const { status, startDate } = await this.#sfn.send(
        new DescribeExecutionCommand({ executionArn: this.#arnOf(execution) }),
      );
      return { isRunning: status === 'RUNNING', startedAt: startDate ?? new Date(0) };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return null;
      throw error;
    }
  }

  async stop(execution: ExecutionKey): Promise<void> {
    try {
      await this.#sfn.send(
        new StopExecutionCommand({
          executionArn: this.#arnOf(execution),
          error: 'ProvisioningStopped',
          cause: 'It ran longer than the machine allows.',
        }),
      );
    } catch (error) {
      // It ended in between.
      if (!(error instanceof ValidationException)) throw error;
    }
  }

  async #start(execution: ExecutionKey, input: object): Promise<void> {
    try {
      await this.#sfn.send(
        new StartExecutionCommand({
          stateMachineArn: this.#machineArn,
          name: executionName(execution),
          input: JSON.stringify(input),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }

  #arnOf(execution: ExecutionKey): string {
    const base = this.#machineArn.replace(':stateMachine:', ':execution:');
    return `${base}:${executionName(execution)}`;
  }
}
