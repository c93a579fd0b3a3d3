import type { SFNClient } from '@aws-sdk/client-sfn';
import type { JobRuns, RunKey, RunState } from '../../core/jobs/job-runs.ts';
import { MachineExecutions } from './machine-executions.ts';

export class SfnJobRuns implements JobRuns {
  readonly #executions: MachineExecutions;

  constructor(sfn: SFNClient, machineArn: string) {
    this.#executions = new MachineExecutions(sfn, machineArn);
  }

  start(key: RunKey): Promise<void> {
    const { id: jobId, tenantId } = key;
    return this.#executions.start(nameOf(key), { tenantId, jobId });
  }

  describe(key: RunKey): Promise<RunState | null> {
    return this.#executions.describe(nameOf(key));
  }

  stop(key: RunKey): Promise<void> {
    return this.#executions.stop(nameOf(key), {
      error: 'JobStopped',
      cause: 'It has not done anything for longer than a job may.',
    });
  }
}

const nameOf = ({ id, run }: RunKey): string => `${id}-${run}`;
