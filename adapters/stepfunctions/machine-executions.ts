import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  StartExecutionCommand,
  StopExecutionCommand,
  ValidationException,
  type SFNClient,
} from '@aws-sdk/client-sfn';

export type ExecutionStatus = { readonly isRunning: boolean; readonly startedAt: Date };

/** The executions of one state machine, by their names. Throws on an outage. */
export class MachineExecutions {
  readonly #sfn: SFNClient;
  readonly #machineArn: string;

  constructor(sfn: SFNClient, machineArn: string) {
    this.#sfn = sfn;
    this.#machineArn = machineArn;
  }

  /** One that was started before, whatever became of it, is left alone. */
  async start(name: string, input: object): Promise<void> {
    try {
      await this.#sfn.send(
        new StartExecutionCommand({
          stateMachineArn: this.#machineArn,
          name,
          input: JSON.stringify(input),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }

  /** Null for one that was never started. */
  async describe(name: string): Promise<ExecutionStatus | null> {
    try {
      const { status, startDate } = await this.#sfn.send(
        new DescribeExecutionCommand({ executionArn: this.#arnOf(name) }),
      );
      return { isRunning: status === 'RUNNING', startedAt: startDate ?? new Date(0) };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return null;
      throw error;
    }
  }

  /** Ends it with this error; one that has ended is left as it is. */
  async stop(name: string, why: { readonly error: string; readonly cause: string }): Promise<void> {
    try {
      await this.#sfn.send(new StopExecutionCommand({ executionArn: this.#arnOf(name), ...why }));
    } catch (error) {
      // It ended in between.
      if (!(error instanceof ValidationException)) throw error;
    }
  }

  #arnOf(name: string): string {
    return `${this.#machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  }
}
