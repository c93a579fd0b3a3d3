import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import { region, rootClient } from './aws.ts';

/** The emulator's CloudFormation: small templates of our own, and what the deployed stacks say. */
export class Stacks {
  readonly #client: CloudFormationClient;

  constructor(endpoint: string, where = region) {
    this.#client = new CloudFormationClient({ ...rootClient(endpoint), region: where });
  }

  async all(): Promise<Stack[]> {
    const { Stacks: stacks = [] } = await this.#client.send(new DescribeStacksCommand());
    return stacks;
  }

  /** Creates or updates the stack and waits; throws when it does not come to stand. */
  async put(name: string, template: object): Promise<void> {
    const exists = (await this.all()).some(({ StackName }) => StackName === name);
    const input = { StackName: name, TemplateBody: JSON.stringify(template) };
    try {
      await this.#client.send(
        exists ? new UpdateStackCommand(input) : new CreateStackCommand(input),
      );
    } catch (error) {
      if (!saysNothingChanged(error)) throw error;
    }
    for (;;) {
      const stack = (await this.all()).find(({ StackName }) => StackName === name);
      const status = stack?.StackStatus ?? 'GONE';
      if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return;
      if (!status.endsWith('_IN_PROGRESS')) throw new Error(`The stack ${name} is ${status}`);
      await sleep(50);
    }
  }
}

const saysNothingChanged = (error: unknown) =>
  error instanceof Error && error.message.startsWith('No updates are to be performed');

/** The outputs of all stacks in one object. */
export function outputsOf(stacks: readonly Stack[]): Record<string, string> {
  const outputs = stacks.flatMap(({ Outputs }) => Outputs ?? []);
  return Object.fromEntries(
    outputs.map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']),
  );
}
