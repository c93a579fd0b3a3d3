import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { allow, makeRole, roleArnOf, sessionOf, type Statement } from '../support/gate-role.ts';
import { asRoot } from '../support/local-cloud.ts';

const ACCOUNT = '000000000000';
const NAME = `gate-stacks-${Date.now().toString(36)}`;
const HOME = 'eu-central-1';

const stacks: readonly Statement[] = [
  allow({
    Action: [
      'CreateStack',
      'DescribeStacks',
      'DescribeStackEvents',
      'DeleteStack',
      'UpdateTerminationProtection',
    ].map((name) => `cloudformation:${name}`),
    Resource: `arn:aws:cloudformation:*:${ACCOUNT}:stack/${NAME}-*/*`,
  }),
  allow({
    Action: 'iam:PassRole',
    Resource: roleArnOf(`${NAME}-builder`),
    Condition: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } },
  }),
];
const template = allow({ Action: 's3:GetObject', Resource: `arn:aws:s3:::${NAME}/silo.json` });

const deniedXml = { name: 'AccessDenied' };

beforeAll(async () => {
  await makeRole(`${NAME}-stacks`, [...stacks, template]);
  await makeRole(`${NAME}-blind`, stacks);
  await makeRole(`${NAME}-builder`, []);
  await makeRole(`${NAME}-other`, []);
  await new S3Client(asRoot()).send(new CreateBucketCommand({ Bucket: NAME }));
  const Body = JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });
  await new S3Client(asRoot()).send(new PutObjectCommand({ Bucket: NAME, Key: 'silo.json', Body }));
});

describe('the maker of a tenant stack', () => {
  const StackName = `${NAME}-stack`;
  const stackOf = (region: string) => ({
    StackName,
    TemplateURL: `https://s3.${region}.amazonaws.com/${NAME}/silo.json`,
    RoleARN: roleArnOf(`${NAME}-builder`),
    EnableTerminationProtection: true,
  });

  it('makes it with the role it may pass, watches it and deletes it', async () => {
    const cloud = new CloudFormationClient(await sessionOf(`${NAME}-stacks`, { region: HOME }));
    await cloud.send(new CreateStackCommand(stackOf(HOME)));
    const { Stacks } = await cloud.send(new DescribeStacksCommand({ StackName }));
    expect(Stacks?.[0]?.StackId).toContain(`:${HOME}:`);
    await cloud.send(new DescribeStackEventsCommand({ StackName }));
    const EnableTerminationProtection = false;
    await cloud.send(
      new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection }),
    );
    await cloud.send(new DeleteStackCommand({ StackName }));
  });

  it.each([
    ['without the template', 'blind', {}],
    ['with a role it may not pass', 'stacks', { RoleARN: roleArnOf(`${NAME}-other`) }],
    ['without a role, with its own rights', 'stacks', { RoleARN: undefined }],
    ['under another name', 'stacks', { StackName: 'other' }],
  ])('is refused %s', async (_what, role, changes) => {
    const cloud = new CloudFormationClient(await sessionOf(`${NAME}-${role}`, { region: HOME }));
    const command = new CreateStackCommand({ ...stackOf(HOME), ...changes });
    await expect(cloud.send(command)).rejects.toMatchObject(deniedXml);
  });
});
