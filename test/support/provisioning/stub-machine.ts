import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CreateFunctionCommand, DeleteFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { eventually } from '../eventually.ts';
import { asRoot } from '../local-cloud.ts';
import { zipOf } from '../zip.ts';
import { machineText } from './machine-definition.ts';

const TASKS = [
  'CreateDedicatedResources',
  'CreateIdentity',
  'PrepareStorage',
  'CreateBillingCustomer',
  'CreateApiKey',
  'CreateWebhookEndpoints',
  'RegisterDomainName',
  'ActivateTenant',
  'SendWelcomeEmail',
  'RecordFailure',
] as const;

export type Call = { readonly task: string; readonly event: Readonly<Record<string, unknown>> };

/** What a stub answers, or the name of the error that it throws. */
export type Answer = Readonly<Record<string, unknown>> | { readonly throws: string };
export type Script = (call: Call, earlier: readonly Call[]) => Answer;

export type Ended = { readonly status: string; readonly error?: string };

const STUB = `export const handler = async (event) => {
  const answer = await (await fetch(process.env.STUB_URL, {
    method: 'POST',
    body: JSON.stringify({ task: process.env.STUB_TASK, event }),
  })).json();
  if (!answer.throws) return answer;
  const error = new Error('The stub was told to throw.');
  error.name = answer.throws;
  throw error;
};
`;
const WAIT_SECONDS = 0.01;

/** Which machine, and the tasks that it knows by these names. */
type Stubbed = { readonly machine?: string; readonly tasks?: readonly string[] };

/** The machine as it is in the repository, with short waits, over functions that do what a test says. */
export class StubMachine {
  readonly #lambda = new LambdaClient(asRoot());
  readonly #sfn = new SFNClient(asRoot());
  readonly #iam = new IAMClient(asRoot());
  readonly #name: string;
  readonly #machine: string;
  readonly #tasks: readonly string[];
  readonly #scripts = new Map<string, Script>();
  readonly #calls = new Map<string, Call[]>();
  #server: Server | undefined;
  #machineArn = '';
  #roleArn = '';

  constructor(name: string, { machine = 'provision-tenant', tasks = TASKS }: Stubbed = {}) {
    this.#name = name;
    this.#machine = machine;
    this.#tasks = tasks;
  }

  async make(): Promise<void> {
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        response.end(JSON.stringify(this.#answer(JSON.parse(body) as Call)));
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

    this.#roleArn = await this.#makeRole();
    const arns = await Promise.all(this.#tasks.map((task) => this.#makeFunction(task)));
    const { stateMachineArn = '' } = await this.#sfn.send(
      new CreateStateMachineCommand({
        name: this.#name,
        roleArn: this.#roleArn,
        definition: definitionOver(this.#machine, Object.fromEntries(arns)),
      }),
    );
    this.#machineArn = stateMachineArn;
  }

  async remove(): Promise<void> {
    await this.#sfn.send(new DeleteStateMachineCommand({ stateMachineArn: this.#machineArn }));
    for (const task of this.#tasks) {
      await this.#lambda.send(
        new DeleteFunctionCommand({ FunctionName: this.#functionName(task) }),
      );
    }
    const role = { RoleName: this.#name };
    await this.#iam.send(new DeleteRolePolicyCommand({ ...role, PolicyName: 'Invoke' }));
    await this.#iam.send(new DeleteRoleCommand(role));
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  script(tenantId: string, script: Script): void {
    this.#scripts.set(tenantId, script);
  }

  start(name: string, input: object) {
    return this.#sfn.send(
      new StartExecutionCommand({
        stateMachineArn: this.#machineArn,
        name,
        input: JSON.stringify(input),
      }),
    );
  }

  end(executionArn: string | undefined): Promise<Ended> {
    return eventually(
      async () => {
        const run = await this.#sfn.send(new DescribeExecutionCommand({ executionArn }));
        if (run.status === undefined || run.status === 'RUNNING') throw new Error('It still runs.');
        return { status: run.status, ...(run.error ? { error: run.error } : {}) };
      },
      { seconds: 200 },
    );
  }

  callsFor(tenantId: string): readonly Call[] {
    return this.#calls.get(tenantId) ?? [];
  }

  #answer(call: Call): Answer {
    const tenantId = String(call.event.tenantId);
    const earlier = this.callsFor(tenantId);
    this.#calls.set(tenantId, [...earlier, call]);
    return this.#scripts.get(tenantId)?.(call, earlier) ?? { outcome: 'unscripted' };
  }

  async #makeRole(): Promise<string> {
    const role = { RoleName: this.#name };
    const { Role } = await this.#iam.send(
      new CreateRoleCommand({
        ...role,
        AssumeRolePolicyDocument: policy({
          Principal: { Service: ['lambda.amazonaws.com', 'states.amazonaws.com'] },
          Action: 'sts:AssumeRole',
        }),
      }),
    );
    await this.#iam.send(
      new PutRolePolicyCommand({
        ...role,
        PolicyName: 'Invoke',
        PolicyDocument: policy({ Action: 'lambda:InvokeFunction', Resource: '*' }),
      }),
    );
    return Role?.Arn ?? '';
  }

  async #makeFunction(task: string) {
    const { port } = this.#server?.address() as AddressInfo;
    const { FunctionArn = '' } = await this.#lambda.send(
      new CreateFunctionCommand({
        FunctionName: this.#functionName(task),
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: this.#roleArn,
        Timeout: 10,
        Code: { ZipFile: zipOf('index.mjs', STUB) },
        Environment: {
          Variables: { STUB_URL: `http://127.0.0.1:${port}`, STUB_TASK: task },
        },
      }),
    );
    return [task, FunctionArn] as const;
  }

  #functionName(task: string) {
    return `${this.#name}-${task}`;
  }
}

const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });

function definitionOver(machine: string, arns: Readonly<Record<string, string>>): string {
  return machineText(machine)
    .replaceAll(/\$\{(\w+)FunctionArn\}/g, (_, task: string) => arns[task] ?? '')
    .replaceAll(/"IntervalSeconds": \d+/g, `"IntervalSeconds": ${WAIT_SECONDS}`)
    .replaceAll(/"Seconds": "\{% [^"]+ %\}"/g, '"Seconds": 0');
}
