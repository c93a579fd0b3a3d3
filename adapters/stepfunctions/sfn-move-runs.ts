import type { SFNClient } from '@aws-sdk/client-sfn';
import type { MoveRuns, RunKey, RunState } from '../../core/moves/move-runs.ts';
import { MachineExecutions } from './machine-executions.ts';

export class SfnMoveRuns implements MoveRuns {
  readonly #executions: MachineExecutions;

  constructor(sfn: SFNClient, machineArn: string) {
    this.#executions = new MachineExecutions(sfn, machineArn);
  }

  start(key: RunKey): Promise<void> {
    const { id: moveId, tenantId } = key;
    return this.#executions.start(nameOf(key), { tenantId, moveId });
  }

  describe(key: RunKey): Promise<RunState | null> {
    return this.#executions.describe(nameOf(key));
  }

  stop(key: RunKey): Promise<void> {
    return this.#executions.stop(nameOf(key), {
      error: 'MoveStopped',
      cause: 'It has not done anything for longer than a move may.',
    });
  }
}

const nameOf = ({ id, run }: RunKey): string => `${id}-${run}`;
