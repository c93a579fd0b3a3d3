import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand, type AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { ACCOUNT } from '../requests.ts';
import { allow, BUCKET } from '../verdicts.ts';
import type { Case, Statement } from './case.ts';
import { stacks, sts } from './signed.ts';

const EVALUATION = 'IAM: reference_policies_evaluation-logic';
const SESSION_TAGS = 'IAM: id_session-tags';
const PASS_ROLE = 'IAM: id_roles_use_passrole';
const STACKS = 'CloudFormation: using-iam-template';

const everything = allow({ Action: '*', Resource: '*' });
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Tenant`;

const assume = (more: Partial<AssumeRoleCommandInput> = {}) =>
  sts(new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'records', ...more }));
const trusting = (Action: string[], more: Statement = {}) => ({
  trustPolicy: () =>
    Promise.resolve({
      Version: '2012-10-17',
      Statement: [allow({ Principal: { AWS: ROLE }, Action, ...more })],
    }),
});
const TAGGED = { Tags: [{ Key: 'tenantId', Value: '13' }] };
const OWN_TAG = {
  Condition: { StringEquals: { 'aws:RequestTag/tenantId': '${aws:PrincipalTag/tenantId}' } },
};

const create = (more: object = {}) =>
  stacks(
    new CreateStackCommand({
      StackName: 'silo',
      RoleARN: ROLE,
      TemplateURL: 'https://s3.us-east-1.amazonaws.com/files/silo.json',
      ...more,
    }),
  );
const creator = allow({ Action: 'cloudformation:*', Resource: '*' });
const passes = allow({
  Action: 'iam:PassRole',
  Resource: ROLE,
  Condition: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } },
});
const reads = allow({ Action: 's3:GetObject', Resource: `${BUCKET}/silo.json` });

type Row = readonly [string, Case['expected'], string, Omit<Case, 'name' | 'expected' | 'source'>];

const rows: readonly Row[] = [
  [
    'a role is assumed with its trust',
    'allowed',
    SESSION_TAGS,
    { role: [everything], facts: trusting(['sts:AssumeRole']), request: assume() },
  ],
  [
    'a trust policy that names another role',
    'refused',
    EVALUATION,
    {
      role: [everything],
      facts: trusting(['sts:AssumeRole'], { Principal: { AWS: `${ROLE}Other` } }),
      request: assume(),
    },
  ],
  [
    'session tags need sts:TagSession of the trust policy',
    'refused',
    SESSION_TAGS,
    { role: [everything], facts: trusting(['sts:AssumeRole']), request: assume(TAGGED) },
  ],
  [
    'a trust policy that pins the tag to the own',
    'refused',
    SESSION_TAGS,
    {
      role: [everything],
      facts: trusting(['sts:AssumeRole', 'sts:TagSession'], OWN_TAG),
      request: assume(TAGGED),
    },
  ],
  [
    'a stack with its role and its template',
    'allowed',
    STACKS,
    { role: [creator, passes, reads], request: create() },
  ],
  [
    'a stack whose template the caller may not read',
    'refused',
    STACKS,
    { role: [creator, passes], request: create() },
  ],
  [
    'a stack with a role that the caller may not pass',
    'refused',
    PASS_ROLE,
    { role: [creator, reads], request: create() },
  ],
  [
    'a stack without a role, made with the rights of its caller',
    'unreadable',
    STACKS,
    { role: [everything], request: create({ RoleARN: undefined }) },
  ],
  [
    'all stacks at once, which name no resource',
    'unreadable',
    STACKS,
    { role: [everything], request: stacks(new DescribeStacksCommand({})) },
  ],
];

export const handingOverCases: readonly Case[] = rows.map(([name, expected, source, row]) => ({
  name,
  expected,
  source,
  ...row,
}));
