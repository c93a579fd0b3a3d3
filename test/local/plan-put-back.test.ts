import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  UpdateStackCommand,
  waitUntilChangeSetCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { PutCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/config/stage.ts';
import { DataStack } from '../../infra/stacks/data-stack.ts';
import { eventually } from '../support/eventually.ts';
import { asRoot, documentsAsRoot } from '../support/local-cloud.ts';

/** The table of a plan as prod has it: kept when its plan is removed, with a fixed name. */
const data = Template.fromStack(
  new DataStack(new App(), 'Data', { stage: stageNamed('prod'), planIds: ['putback'] }),
);
const [[logicalId, table] = ['', {}]] = Object.entries(
  data.findResources('AWS::DynamoDB::Table', {
    Properties: { TableName: 'freehold-prod-plan-putback' },
  }),
);

const StackName = `plan-put-back-${Date.now().toString(36)}`;
const cloud = new CloudFormationClient(asRoot());
const rest = { Other: { Type: 'AWS::SQS::Queue' } };
const bodyOf = (Resources: object) => JSON.stringify({ Resources });
const withPlan = bodyOf({ ...rest, [logicalId]: table });
const withoutPlan = bodyOf(rest);

const statusIs = (status: RegExp) =>
  eventually(async () => {
    const { Stacks = [] } = await cloud.send(new DescribeStacksCommand({ StackName }));
    expect(Stacks[0]?.StackStatus).toMatch(status);
  });

describe('a plan that is removed and put back in prod', () => {
  const item = { pk: 'T#tnt_1', sk: 'STORAGE' };
  const TableName = 'freehold-prod-plan-putback';

  it('leaves its table with all in it, which a deploy with --import-existing-resources takes back', async () => {
    await cloud.send(new CreateStackCommand({ StackName, TemplateBody: withPlan }));
    await statusIs(/^CREATE_COMPLETE$/);
    await documentsAsRoot().send(new PutCommand({ TableName, Item: item }));
    await cloud.send(new UpdateStackCommand({ StackName, TemplateBody: withoutPlan }));
    await statusIs(/^UPDATE_COMPLETE$/);

    // As the CDK's command line does with that option.
    const names = { StackName, ChangeSetName: 'put-back' };
    await cloud.send(
      new CreateChangeSetCommand({
        ...names,
        TemplateBody: withPlan,
        ChangeSetType: 'UPDATE',
        ImportExistingResources: true,
      }),
    );
    await waitUntilChangeSetCreateComplete(
      { client: cloud, minDelay: 1, maxDelay: 2, maxWaitTime: 60 },
      names,
    );
    await cloud.send(new ExecuteChangeSetCommand(names));
    await statusIs(/^(UPDATE|IMPORT)_COMPLETE$/);
    const { Item } = await documentsAsRoot().send(new GetCommand({ TableName, Key: item }));
    expect(Item).toEqual(item);
  });
});
