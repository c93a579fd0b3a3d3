import {
  ExecuteStatementCommand,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  SearchVectorsCommand,
} from '@aws-sdk/client-dynamodb';
import { TABLE_ARN } from '../requests.ts';
import { allow, TENANT } from '../verdicts.ts';
import type { Case, Statement } from './case.ts';
import { dynamodb } from './signed.ts';

const VACUOUS = 'IAM: single-valued vs. multivalued context keys';
const CONDITIONS = 'DynamoDB: specifying-conditions';
const REFERENCE = 'Service authorization reference: DynamoDB';
const VARIABLES = 'IAM: policy variables';

/** The leading keys are the tenant's, or there are none: true as well. */
const own = (rest: Statement, keys = [`T#${TENANT}`, `T#${TENANT}#*`]) =>
  allow({
    Resource: TABLE_ARN,
    ...rest,
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
  });
/** The same, and there are some. */
const guarded = (rest: Statement, keys = [`T#${TENANT}`, `T#${TENANT}#*`]) =>
  allow({
    Resource: TABLE_ARN,
    ...rest,
    Condition: {
      Null: { 'dynamodb:LeadingKeys': 'false' },
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
    },
  });

const TableName = 'Tenants';
const get = (pk: string) => dynamodb(new GetItemCommand({ TableName, Key: { pk: { S: pk } } }));
const scan = dynamodb(new ScanCommand({ TableName }));
const query = (attribute: string, value: string, IndexName?: string) =>
  dynamodb(
    new QueryCommand({
      TableName,
      IndexName,
      KeyConditionExpression: `${attribute} = :value`,
      ExpressionAttributeValues: { ':value': { S: value } },
    }),
  );
const searchVectors = dynamodb(
  new SearchVectorsCommand({
    TableName,
    IndexName: 'byOwner',
    SearchParameters: {},
    Limit: 1,
  } as never),
);
const ALL = { Action: 'dynamodb:*' };
const EVERY_INDEX = { Action: 'dynamodb:Query', Resource: `${TABLE_ARN}/index/*` };

export const itemCases: readonly Case[] = [
  {
    name: 'ForAllValues alone is true of a Scan, which names no key',
    role: [own(ALL)],
    request: scan,
    expected: 'allowed',
    source: VACUOUS,
  },
  {
    name: 'Null beside it refuses the Scan',
    role: [guarded(ALL)],
    request: scan,
    expected: 'refused',
    source: VACUOUS,
  },
  {
    name: 'Null beside it leaves the own item',
    role: [guarded(ALL)],
    request: get('T#12#a'),
    expected: 'allowed',
    source: VACUOUS,
  },
  {
    name: 'an own key is not the other tenant',
    role: [guarded(ALL)],
    request: get('T#13'),
    expected: 'refused',
    source: CONDITIONS,
  },
  {
    name: 'a Scan that is listed by its name carries no key either',
    role: [guarded({ Action: 'dynamodb:Scan' })],
    request: scan,
    expected: 'refused',
    source: REFERENCE,
  },
  {
    name: 'SearchVectors is open to ForAllValues alone',
    role: [own({ ...ALL, Resource: `${TABLE_ARN}*` })],
    request: searchVectors,
    expected: 'allowed',
    source: REFERENCE,
  },
  {
    name: 'SearchVectors carries no key, which Null refuses',
    role: [guarded({ ...ALL, Resource: `${TABLE_ARN}*` })],
    request: searchVectors,
    expected: 'refused',
    source: REFERENCE,
  },
  {
    name: 'PartiQL, which the gate does not read',
    role: [guarded(ALL)],
    request: dynamodb(new ExecuteStatementCommand({ Statement: `SELECT * FROM ${TableName}` })),
    expected: 'unreadable',
    source: 'DynamoDB: ql-iam',
  },
  {
    name: 'a Query of the own partition',
    role: [guarded(ALL)],
    request: query('pk', 'T#12'),
    expected: 'allowed',
    source: CONDITIONS,
  },
  {
    name: 'a Query of another partition',
    role: [guarded(ALL)],
    request: query('pk', 'T#13'),
    expected: 'refused',
    source: CONDITIONS,
  },
  {
    name: 'the table alone does not open its indexes',
    role: [guarded(ALL)],
    request: query('gsi1pk', 'T#12', 'byOwner'),
    expected: 'refused',
    source: `${CONDITIONS}, example 6`,
  },
  {
    name: 'index/* opens every index',
    role: [guarded(EVERY_INDEX)],
    request: query('gsi1pk', 'T#12', 'byOwner'),
    expected: 'allowed',
    source: `${CONDITIONS}, example 6`,
  },
  {
    name: 'the leading key of an index is its own partition key',
    role: [guarded(EVERY_INDEX)],
    request: query('gsi1pk', 'T#13', 'byOwner'),
    expected: 'refused',
    source: `${CONDITIONS}, example 6`,
  },
  {
    name: 'T#12* lets T#123 in',
    role: [guarded(ALL, [`T#${TENANT}*`])],
    request: get('T#123'),
    expected: 'allowed',
    source: CONDITIONS,
  },
  {
    name: 'T#12 and T#12#* do not',
    role: [guarded(ALL)],
    request: get('T#123'),
    expected: 'refused',
    source: CONDITIONS,
  },
  {
    name: 'a variable of a missing tag matches nothing',
    role: [guarded(ALL)],
    tags: {},
    request: get('T#'),
    expected: 'refused',
    source: VARIABLES,
  },
  {
    name: 'a wildcard in a tag is a character',
    role: [guarded(ALL)],
    tags: { tenantId: '*' },
    request: get('T#12'),
    expected: 'refused',
    source: VARIABLES,
  },
  {
    name: 'an inverted operator is true of a missing tag',
    role: [
      allow({
        ...ALL,
        Resource: TABLE_ARN,
        Condition: { StringNotEquals: { 'aws:PrincipalTag/tenantId': 'blocked' } },
      }),
    ],
    tags: {},
    request: get('T#13'),
    expected: 'allowed',
    source: VARIABLES,
  },
  {
    name: 'attributes count as far as the request names them',
    role: [
      allow({
        ...ALL,
        Resource: TABLE_ARN,
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk'] } },
      }),
    ],
    request: get('T#12'),
    expected: 'allowed',
    source: CONDITIONS,
  },
  {
    name: 'attributes that the request names beyond the allowed ones',
    role: [
      allow({
        ...ALL,
        Resource: TABLE_ARN,
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk'] } },
      }),
    ],
    request: dynamodb(
      new GetItemCommand({ TableName, Key: { pk: { S: 'T#12' } }, ProjectionExpression: 'secret' }),
    ),
    expected: 'refused',
    source: CONDITIONS,
  },
];
