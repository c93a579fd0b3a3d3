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
  const executions = await new Executions(sfn, stateMachineArn).list();
  return new Map(executions.map(({ name, input }) => [name, input]));
}

export type Execution = {
  readonly name: string;
  readonly startDate: Date;
  readonly input: unknown;
};

/** The executions of a machine; each is asked for its input once. */
export class Executions {
  readonly #sfn: SFNClient;
  readonly #stateMachineArn: string;
  readonly #known = new Map<string, Promise<Execution>>();

  constructor(sfn: SFNClient, stateMachineArn: string) {
    this.#sfn = sfn;
    this.#stateMachineArn = stateMachineArn;
  }

  async list(): Promise<Execution[]> {
    const pages = paginateListExecutions(
      { client: this.#sfn },
      { stateMachineArn: this.#stateMachineArn },
    );
    for await (const { executions = [] } of pages) {
      for (const { executionArn = '' } of executions) {
        const known = this.#known.get(executionArn) ?? this.#describe(executionArn);
        this.#known.set(executionArn, known);
      }
    }
    return Promise.all(this.#known.values());
  }

  async #describe(executionArn: string): Promise<Execution> {
    const execution = await this.#sfn.send(new DescribeExecutionCommand({ executionArn }));
    const { name = '', startDate = new Date(0), input = '{}' } = execution;
    return { name, startDate, input: JSON.parse(input) as unknown };
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
