import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { eventually } from '../eventually.ts';
import { asRoot, output } from '../local-cloud.ts';

/** One run of the provisioning machine; `suffix` tells a second one of the same attempt apart. */
export type Run = {
  readonly tenantId: string;
  readonly attempt?: number;
  readonly suffix?: string;
};

const sfn = () => new SFNClient(asRoot());

const nameOf = ({ tenantId, attempt = 1, suffix = '' }: Run) => `${tenantId}-${attempt}${suffix}`;

export const arnOf = (run: Run) =>
  `${output('ProvisionTenantMachineArn').replace(':stateMachine:', ':execution:')}:${nameOf(run)}`;

/** Where the sweeper was faster, its start counts. */
export async function startRun(run: Run): Promise<void> {
  const { tenantId, attempt = 1 } = run;
  try {
    await sfn().send(
      new StartExecutionCommand({
        stateMachineArn: output('ProvisionTenantMachineArn'),
        name: nameOf(run),
        input: JSON.stringify({ tenantId, attempt }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}

export async function killRun(run: Run): Promise<void> {
  await sfn().send(new StopExecutionCommand({ executionArn: arnOf(run) }));
}

export async function statusOf(run: Run): Promise<string> {
  const { status = '' } = await sfn().send(
    new DescribeExecutionCommand({ executionArn: arnOf(run) }),
  );
  return status;
}

/** How the run ended. */
export const endOf = (run: Run, seconds = 600): Promise<string> =>
  eventually(
    async () => {
      const status = await statusOf(run);
      if (status === 'RUNNING') throw new Error(`${nameOf(run)} still runs.`);
      return status;
    },
    { seconds, everyMilliseconds: 400 },
  );
