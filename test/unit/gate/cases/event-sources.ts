import {
  CreateEventSourceMappingCommand,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { ACCOUNT, TABLE_ARN } from '../requests.ts';
import { allow } from '../verdicts.ts';
import type { Case, Statement } from './case.ts';
import { json, lambda } from './signed.ts';

const DYNAMODB = 'Service authorization reference: DynamoDB';
const LAMBDA = 'Service authorization reference: Lambda';

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:${ACCOUNT}:${resource}`;

const STREAM = `${TABLE_ARN}/stream/2026-11-27T00:00:00.000`;
const iterator = (stream: object) => Buffer.from(JSON.stringify(stream)).toString('base64url');
const records = (stream: object) =>
  json('dynamodb', 'DynamoDBStreams_20120810.GetRecords', { ShardIterator: iterator(stream) });
const streams = (operation: string, input: object) =>
  json('dynamodb', `DynamoDBStreams_20120810.${operation}`, input);
const reader = allow({ Action: 'dynamodb:*', Resource: `${TABLE_ARN}/stream/*` });

const UUID = '5d6a4f4e-0000-4000-8000-000000000001';
const publisher = arn('lambda', 'function:publisher');
const ofPublisher: Statement = { StringEquals: { 'lambda:FunctionArn': publisher } };
const mapper = allow({ Action: 'lambda:*', Resource: '*', Condition: ofPublisher });
const mapped = { mappedFunction: () => Promise.resolve(publisher) };
const mappedElsewhere = {
  mappedFunction: () => Promise.resolve(arn('lambda', 'function:other')),
};
const create = (FunctionName: string, more: object = {}) =>
  lambda(new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn: STREAM, ...more }));
const remove = lambda(new DeleteEventSourceMappingCommand({ UUID }));

type Facts = NonNullable<Case['facts']>;
type Row = readonly [
  name: string,
  expected: Case['expected'],
  source: string,
  role: readonly Statement[],
  request: Case['request'],
  facts?: Facts,
];

const rows: readonly Row[] = [
  [
    'a stream by its ARN',
    'allowed',
    DYNAMODB,
    [reader],
    streams('DescribeStream', { StreamArn: STREAM }),
  ],
  [
    'an iterator of a stream',
    'allowed',
    DYNAMODB,
    [reader],
    streams('GetShardIterator', { StreamArn: STREAM }),
  ],
  [
    'the stream of another table',
    'refused',
    DYNAMODB,
    [reader],
    streams('DescribeStream', { StreamArn: STREAM.replace('Tenants', 'Other') }),
  ],
  [
    'records of the stream in the iterator',
    'allowed',
    DYNAMODB,
    [reader],
    records({ arn: STREAM }),
  ],
  [
    'records by an iterator of another stream',
    'refused',
    DYNAMODB,
    [reader],
    records({ arn: STREAM.replace('Tenants', 'Other') }),
  ],
  [
    'records by an iterator without a stream',
    'unreadable',
    DYNAMODB,
    [reader],
    records({ t: 'Other' }),
  ],
  [
    'a call that names two resources',
    'unreadable',
    DYNAMODB,
    [reader],
    streams('DescribeStream', { StreamArn: STREAM, ShardIterator: iterator({ arn: STREAM }) }),
  ],
  [
    'a list of streams, which has no resource',
    'refused',
    DYNAMODB,
    [reader],
    streams('ListStreams', { TableName: 'Tenants' }),
  ],
  [
    'a list of streams, allowed at *',
    'allowed',
    DYNAMODB,
    [allow({ Action: 'dynamodb:ListStreams', Resource: '*' })],
    streams('ListStreams', { TableName: 'Tenants' }),
  ],
  ['a mapping to the function of the condition', 'allowed', LAMBDA, [mapper], create('publisher')],
  ['a mapping to another function', 'refused', LAMBDA, [mapper], create('other')],
  [
    'tags of a new mapping need TagResource',
    'refused',
    LAMBDA,
    [mapper],
    create(publisher, { Tags: { a: 'b' } }),
  ],
  [
    'a mapping of the function is read',
    'allowed',
    LAMBDA,
    [mapper],
    lambda(new GetEventSourceMappingCommand({ UUID })),
    mapped,
  ],
  ['a mapping of the function is deleted', 'allowed', LAMBDA, [mapper], remove, mapped],
  [
    'a mapping of another function is deleted',
    'refused',
    LAMBDA,
    [mapper],
    remove,
    mappedElsewhere,
  ],
  [
    'a mapping is turned to another function',
    'refused',
    LAMBDA,
    [mapper],
    lambda(new UpdateEventSourceMappingCommand({ UUID, FunctionName: 'other' })),
    mapped,
  ],
  [
    'a mapping by its own ARN',
    'allowed',
    LAMBDA,
    [
      allow({
        Action: 'lambda:DeleteEventSourceMapping',
        Resource: arn('lambda', `event-source-mapping:${UUID}`),
      }),
    ],
    remove,
    mapped,
  ],
  [
    'a list of mappings knows no function',
    'refused',
    LAMBDA,
    [mapper],
    lambda(new ListEventSourceMappingsCommand({})),
  ],
];

export const eventSourceCases: readonly Case[] = rows.map(
  ([name, expected, source, role, request, facts]) => ({
    name,
    expected,
    source,
    role,
    request,
    ...(facts && { facts }),
  }),
);
