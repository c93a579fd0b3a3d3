import { PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { PutBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';
import { ACCOUNT } from '../requests.ts';
import { allow, BUCKET } from '../verdicts.ts';
import type { Case, Statement } from './case.ts';
import { events, json, lambda, s3 } from './signed.ts';

const SQS = 'Service authorization reference: SQS';
const SECRETS = 'Service authorization reference: Secrets Manager';
const S3 = 'Service authorization reference: S3';
const PASS_ROLE = 'IAM: id_roles_use_passrole';

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:${ACCOUNT}:${resource}`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Job`;

const queue = (operation: string, input: object = {}) =>
  json('sqs', `AmazonSQS.${operation}`, {
    QueueUrl: `http://127.0.0.1:4567/${ACCOUNT}/jobs`,
    ...input,
  });
const on = (name: string, ...actions: string[]) =>
  allow({ Action: actions.map((action) => `sqs:${action}`), Resource: arn('sqs', name) });

const secret = (operation: string, input: object) =>
  json('secretsmanager', `secretsmanager.${operation}`, input);
const readsSecret = (name: string) =>
  allow({
    Action: ['secretsmanager:GetSecretValue', 'secretsmanager:BatchGetSecretValue'],
    Resource: arn('secretsmanager', `secret:${name}-??????`),
  });
const batches = allow({ Action: 'secretsmanager:BatchGetSecretValue', Resource: '*' });

const notify = s3(
  new PutBucketNotificationConfigurationCommand({
    Bucket: 'files',
    NotificationConfiguration: { EventBridgeConfiguration: {} },
  }),
);
const targets = events(
  new PutTargetsCommand({
    Rule: 'nightly',
    Targets: [{ Id: '1', Arn: arn('states', 'stateMachine:jobs'), RoleArn: ROLE }],
  }),
);
const rules = allow({ Action: 'events:*', Resource: '*' });
const passes = allow({ Action: 'iam:PassRole', Resource: ROLE });
const makes = allow({ Action: 'lambda:CreateFunction', Resource: '*' });
const createFunction = lambda(
  new CreateFunctionCommand({ FunctionName: 'f', Role: ROLE, Code: { ZipFile: Buffer.from('') } }),
);

type Row = readonly [
  name: string,
  expected: Case['expected'],
  source: string,
  role: readonly Statement[],
  request: Case['request'],
];

const rows: readonly Row[] = [
  [
    'a function with a role that the caller may not pass',
    'refused',
    PASS_ROLE,
    [makes],
    createFunction,
  ],
  [
    'a function with a role that the caller may pass',
    'allowed',
    PASS_ROLE,
    [makes, passes],
    createFunction,
  ],
  ['a message to a queue', 'allowed', SQS, [on('jobs', 'SendMessage')], queue('SendMessage')],
  [
    'a batch of messages is as one',
    'allowed',
    SQS,
    [on('jobs', 'SendMessage')],
    queue('SendMessageBatch'),
  ],
  [
    'a message is read and deleted',
    'refused',
    SQS,
    [on('jobs', 'ReceiveMessage')],
    queue('DeleteMessage'),
  ],
  [
    'a message of another queue',
    'refused',
    SQS,
    [on('other', 'ReceiveMessage')],
    queue('ReceiveMessage'),
  ],
  [
    'a call that names two queues',
    'unreadable',
    SQS,
    [on('*', '*')],
    queue('StartMessageMoveTask', { SourceArn: arn('sqs', 'other') }),
  ],
  [
    'a secret by its name',
    'allowed',
    SECRETS,
    [readsSecret('stripe')],
    secret('GetSecretValue', { SecretId: 'stripe' }),
  ],
  [
    'another secret',
    'refused',
    SECRETS,
    [readsSecret('stripe')],
    secret('GetSecretValue', { SecretId: 'stripe2' }),
  ],
  [
    'a batch of secrets with one that is closed',
    'refused',
    SECRETS,
    [readsSecret('stripe'), batches],
    secret('BatchGetSecretValue', { SecretIdList: ['stripe', 'twilio'] }),
  ],
  [
    'events of a bucket',
    'allowed',
    S3,
    [allow({ Action: 's3:PutBucketNotification', Resource: BUCKET })],
    notify,
  ],
  [
    'events of a bucket, with the rights at its objects',
    'refused',
    S3,
    [allow({ Action: 's3:*', Resource: `${BUCKET}/*` })],
    notify,
  ],
  ['a target with a role that the caller may not pass', 'refused', PASS_ROLE, [rules], targets],
  ['a target with a role that the caller may pass', 'allowed', PASS_ROLE, [rules, passes], targets],
];

export const messageCases: readonly Case[] = rows.map(
  ([name, expected, source, role, request]) => ({ name, expected, source, role, request }),
);
