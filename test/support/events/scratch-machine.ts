import { randomUUID } from 'node:crypto';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { asRoot } from '../local-cloud.ts';

/** A machine of one state for a test alone, and its role, as whom others may start it too. */
export async function scratchMachine(state: object) {
  const name = `scratch-${randomUUID()}`;
  const roleArn = await roleOf(name);
  const sfn = new SFNClient(asRoot());
  const States = { Only: { ...state, End: true } };
  const definition = JSON.stringify({ StartAt: 'Only', States });
  const { stateMachineArn = '' } = await sfn.send(
    new CreateStateMachineCommand({ name, roleArn, definition }),
  );
  return { sfn, machineArn: stateMachineArn, roleArn };
}

/** What every execution of the machine was started with, by the execution's name. */
export async function inputsOf(sfn: SFNClient, stateMachineArn: string) {
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }));
  const inputs = executions.map(async ({ executionArn, name = '' }) => {
    const { input = '{}' } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return [name, JSON.parse(input) as unknown] as const;
  });
  return new Map(await Promise.all(inputs));
}

async function roleOf(RoleName: string): Promise<string> {
  const iam = new IAMClient(asRoot());
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
