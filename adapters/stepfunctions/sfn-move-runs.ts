import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  StartExecutionCommand,
  StopExecutionCommand,
  ValidationException,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { MoveRuns, RunKey, RunState } from '../../core/moves/move-runs.ts';

export class SfnMoveRuns implements MoveRuns {
  readonly #sfn: SFNClient;
  readonly #machineArn: string;

  constructor(sfn: SFNClient, machineArn: string) {
    this.#sfn = sfn;
    this.#machineArn = machineArn;
  }

  async start(key: RunKey): Promise<void> {
    const { id: moveId, tenantId } = key;
    try {
      await this.#sfn.send(
        new StartExecutionCommand({
          stateMachineArn: this.#machineArn,
          name: nameOf(key),
          input: JSON.stringify({ tenantId, moveId }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }

  async describe(key: RunKey): Promise<RunState | null> {
    try {
      const { status } = await this.#sfn.send(
        new DescribeExecutionCommand({ executionArn: this.#arnOf(key) }),
      );
      return { isRunning: status === 'RUNNING' };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return null;
      throw error;
    }
  }

  async stop(key: RunKey): Promise<void> {
    try {
      await this.#sfn.send(
        new StopExecutionCommand({
          executionArn: this.#arnOf(key),
          error: 'MoveStopped',
          cause: 'It has not done anything for longer than a move may.',
        }),
      );
    } catch (error) {
      // It ended in between.
      if (!(error instanceof ValidationException)) throw error;
    }
  }

  #arnOf(key: RunKey): string {
    return `${this.#machineArn.replace(':stateMachine:', ':execution:')}:${nameOf(key)}`;
  }
}

const nameOf = ({ id, run }: RunKey): string => `${id}-${run}`;
