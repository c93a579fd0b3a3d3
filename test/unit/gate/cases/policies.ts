import { DeleteTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import {} from '@aws-sdk/client-sts';
import { ACCOUNT, TABLE_ARN } from '../requests.ts';
import { allow, BUCKET } from '../verdicts.ts';
import type { Case, Statement } from './case.ts';
import { dynamodb, s3 } from './signed.ts';

const EVALUATION = 'IAM: reference_policies_evaluation-logic';
const SESSIONS = 'IAM: access_policies, session policies';
const PRINCIPALS = 'IAM: reference_policies_elements_principal';
const BOUNDARIES = 'IAM: access_policies_boundaries';
const OPERATORS = 'IAM: reference_policies_elements_condition_operators';
const TAGS = 'IAM: access_tags';
const REGIONS = 'IAM: reference_policies_condition-keys, aws:RequestedRegion';

const table = (Action: string | string[], more: Statement = {}) =>
  allow({ Action, Resource: TABLE_ARN, ...more });
const deny = (Action: string, more: Statement = {}) => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...more,
});
const everything = allow({ Action: '*', Resource: '*' });
const GET = 'dynamodb:GetItem';
const inRegion = (region: string) =>
  table(GET, { Condition: { StringEquals: { 'aws:RequestedRegion': region } } });
const get = dynamodb(new GetItemCommand({ TableName: 'Tenants', Key: { pk: { S: 'T#12' } } }));
const named = (principal: string) => [table(GET, { Principal: { AWS: principal } })];
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Tenant`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/Tenant/records`;
const other = allow({ Action: 'sqs:ListQueues', Resource: '*' });

const remove = dynamodb(new DeleteTableCommand({ TableName: 'Tenants' }));
const onceTagged = table('dynamodb:DeleteTable', {
  Condition: { StringEquals: { 'aws:ResourceTag/owner': '${aws:PrincipalTag/tenantId}' } },
});
const taggedBy = (owner: string) => ({ tags: () => Promise.resolve({ owner }) });

const sealed = [
  deny('s3:PutObject', {
    Principal: '*',
    Resource: `${BUCKET}/*`,
    Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } },
  }),
];
const put = (more: object = {}) =>
  s3(new PutObjectCommand({ Bucket: 'files', Key: 'x', Body: 'x', ...more }));

type Row = readonly [string, Case['expected'], string, Omit<Case, 'name' | 'expected' | 'source'>];

const rows: readonly Row[] = [
  [
    'the region of the request',
    'allowed',
    REGIONS,
    { role: [inRegion('us-east-1')], request: get },
  ],
  [
    'another region than the request has',
    'refused',
    REGIONS,
    { role: [inRegion('eu-central-1')], request: get },
  ],
  ['nothing is allowed that nobody allows', 'refused', EVALUATION, { role: [other], request: get }],
  [
    'an explicit deny beats an allow',
    'refused',
    EVALUATION,
    { role: [everything, deny(GET)], request: get },
  ],
  [
    'a session gets what role and session policy both allow',
    'allowed',
    SESSIONS,
    { role: [everything], session: [table(GET)], request: get },
  ],
  [
    'a session policy that does not allow it',
    'refused',
    SESSIONS,
    { role: [everything], session: [other], request: get },
  ],
  [
    'a session policy never widens its role',
    'refused',
    SESSIONS,
    { role: [other], session: [everything], request: get },
  ],
  [
    'an explicit deny of the session policy',
    'refused',
    SESSIONS,
    { role: [everything], session: [everything, deny(GET)], request: get },
  ],
  [
    'a resource policy that names the role suffices',
    'allowed',
    EVALUATION,
    { role: [other], resource: named(ROLE), request: get },
  ],
  [
    'a resource policy that names the role is narrowed by the session policy',
    'refused',
    SESSIONS,
    { role: [other], session: [other], resource: named(ROLE), request: get },
  ],
  [
    'a resource policy that names the session is not',
    'allowed',
    SESSIONS,
    { role: [other], session: [other], resource: named(SESSION), request: get },
  ],
  [
    'a resource policy that names everybody is not',
    'allowed',
    PRINCIPALS,
    { role: [other], session: [other], resource: named('*'), request: get },
  ],
  [
    'an explicit deny of the role beats a resource policy that names the session',
    'refused',
    SESSIONS,
    { role: [deny(GET)], session: [other], resource: named(SESSION), request: get },
  ],
  [
    'an explicit deny of the session policy does so too',
    'refused',
    SESSIONS,
    { role: [other], session: [deny(GET)], resource: named(SESSION), request: get },
  ],
  [
    'a resource policy that names the account leaves it to the role',
    'refused',
    EVALUATION,
    { role: [other], resource: named(`arn:aws:iam::${ACCOUNT}:root`), request: get },
  ],
  [
    'a boundary is the most that a role may do',
    'refused',
    BOUNDARIES,
    { role: [everything], boundary: [other], request: get },
  ],
  [
    'a boundary allows nothing by itself',
    'refused',
    BOUNDARIES,
    { role: [other], boundary: [everything], request: get },
  ],
  [
    'role and boundary both allow it',
    'allowed',
    BOUNDARIES,
    { role: [everything], boundary: [table(GET)], request: get },
  ],
  [
    'a resource policy that names the session is not limited by the boundary',
    'allowed',
    BOUNDARIES,
    { role: [other], boundary: [other], resource: named(SESSION), request: get },
  ],
  [
    'a resource policy that names the role is',
    'refused',
    BOUNDARIES,
    { role: [other], boundary: [other], resource: named(ROLE), request: get },
  ],
  [
    'StringNotEquals is true of an absent key: a write without encryption',
    'refused',
    OPERATORS,
    { role: [everything], resource: sealed, request: put() },
  ],
  [
    'the same with the wanted encryption',
    'allowed',
    OPERATORS,
    { role: [everything], resource: sealed, request: put({ ServerSideEncryption: 'AES256' }) },
  ],
  [
    'the tag of the resource',
    'allowed',
    TAGS,
    { role: [onceTagged], facts: taggedBy('12'), request: remove },
  ],
  [
    'another tag of the resource',
    'refused',
    TAGS,
    { role: [onceTagged], facts: taggedBy('13'), request: remove },
  ],
  ['a resource without tags', 'refused', TAGS, { role: [onceTagged], request: remove }],
];

export const policyCases: readonly Case[] = rows.map(([name, expected, source, row]) => ({
  name,
  expected,
  source,
  ...row,
}));
