import {
  CloudFormationClient,
  CloudFormationServiceException,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { updateSilos } from '../../../adapters/cloudformation/update-silos.ts';

type Command = {
  readonly constructor: { readonly name: string };
  readonly input: { StackName?: string };
};

const update = {
  stage: 'prod',
  templateUrl: 'https://assets/silo.json',
  deployRoleArn: 'arn:role',
};
const STACKS = [
  { StackName: 'freehold-prod-tnt-b', StackStatus: 'CREATE_COMPLETE' },
  { StackName: 'freehold-prod-tnt-a', StackStatus: 'UPDATE_COMPLETE' },
  { StackName: 'freehold-prod-tnt-d', StackStatus: 'DELETE_COMPLETE' },
  { StackName: 'freehold-prod-data', StackStatus: 'CREATE_COMPLETE' },
  { StackName: 'freehold-dev-tnt-c', StackStatus: 'CREATE_COMPLETE' },
];

const refused = (message: string) =>
  new CloudFormationServiceException({
    name: 'ValidationError',
    $fault: 'client',
    $metadata: {},
    message,
  });

async function updated(
  refusals: Readonly<Record<string, string>> = {},
  status = 'UPDATE_COMPLETE',
) {
  const asked: object[] = [];
  const client = Object.assign(new CloudFormationClient({ region: 'eu-central-1' }), {
    send: async ({ constructor, input }: Command) => {
      if (constructor.name === 'UpdateStackCommand') {
        asked.push(input);
        const refusal = refusals[input.StackName ?? ''];
        if (refusal !== undefined) throw refused(refusal);
      }
      if (constructor.name === 'ListStacksCommand') return { StackSummaries: STACKS };
      if (constructor.name !== 'DescribeStacksCommand') return {};
      return { Stacks: [{ StackName: input.StackName, StackStatus: status }] };
    },
  });
  const outcomes = [];
  for await (const { stackName, outcome, reason } of updateSilos(client, update)) {
    outcomes.push([stackName.slice(-1), outcome, ...(reason ? [reason] : [])]);
  }
  return { asked, outcomes };
}

describe('updateSilos', () => {
  it('brings the stage’s silos, and no other stack, to the template', async () => {
    const { asked, outcomes } = await updated();
    expect(outcomes).toEqual([
      ['a', 'updated'],
      ['b', 'updated'],
    ]);
    expect(asked[0]).toEqual({
      StackName: 'freehold-prod-tnt-a',
      TemplateURL: update.templateUrl,
      Parameters: [
        { ParameterKey: 'TenantId', UsePreviousValue: true },
        { ParameterKey: 'DeployRoleArn', ParameterValue: update.deployRoleArn },
      ],
    });
  });

  it('leaves what is up to date, and goes on after one that cannot be updated', async () => {
    const { outcomes } = await updated({
      'freehold-prod-tnt-a': 'Stack is in DELETE_IN_PROGRESS state and can not be updated.',
      'freehold-prod-tnt-b': 'No updates are to be performed.',
    });
    expect(outcomes).toEqual([
      ['a', 'failed', 'Stack is in DELETE_IN_PROGRESS state and can not be updated.'],
      ['b', 'unchanged'],
    ]);
  });

  it('tells of an update that CloudFormation took back', async () => {
    const { outcomes } = await updated({}, 'UPDATE_ROLLBACK_COMPLETE');
    expect(outcomes.map(([, outcome]) => outcome)).toEqual(['failed', 'failed']);
  });
});
