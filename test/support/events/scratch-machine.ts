import { randomUUID } from 'node:crypto';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  paginateListExecutions,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { asRoot } from '../local-cloud.ts';

/** A machine of one state for a test alone, and its role, as whom others may start it too. */
export async function scratchMachine(state: object, client = asRoot()) {
  const name = `scratch-${randomUUID()}`;
  const roleArn = await roleOf(name, client);
  const sfn = new SFNClient(client);
  const States = { Only: { ...state, End: true } };
  const definition = JSON.stringify({ StartAt: 'Only', States });
  const { stateMachineArn = '' } = await sfn.send(
    new CreateStateMachineCommand({ name, roleArn, definition }),
  );
  return { sfn, machineArn: stateMachineArn, roleArn };
}

/** What every execution of the machine was started with, by the execution's name. */
export async function inputsOf(sfn: SFNClient, stateMachineArn: string) {
  const inputs = new Map<string, unknown>();
  for await (const { name, input } of executionsOf(sfn, stateMachineArn)) inputs.set(name, input);
  return inputs;
}

/** Every execution of the machine: its name, with what it was started, and when. */
export async function* executionsOf(sfn: SFNClient, stateMachineArn: string) {
  for await (const { executions = [] } of paginateListExecutions(
    { client: sfn },
    { stateMachineArn },
  )) {
    for (const { executionArn, name = '', startDate = new Date(0) } of executions) {
      const { input = '{}' } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      yield { name, startDate, input: JSON.parse(input) as unknown };
    }
  }
}

async function roleOf(RoleName: string, client: ReturnType<typeof asRoot>): Promise<string> {
  const iam = new IAMClient(client);
  const trust = {
    Effect: 'Allow',
    Principal: { Service: ['states.amazonaws.com', 'events.amazonaws.com'] },
    Action: 'sts:AssumeRole',
  };
  const grant = { Effect: 'Allow', Action: 'states:StartExecution', Resource: '*' };
  const document = (statement: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document(trust) }),
  );
  const PolicyDocument = document(grant);
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'Start', PolicyDocument }));
  return Role?.Arn ?? '';
}
