import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import { ACCOUNT, keyArn } from '../requests.ts';
import { allow } from '../verdicts.ts';
import type { Case, Statement } from './case.ts';
import { dynamodb, kms } from './signed.ts';

const TABLES = 'DynamoDB: encryption.usagenotes';
const TAGS = 'DynamoDB: tagging; KMS: tag-permissions';

const KEYS = `arn:aws:kms:us-east-1:${ACCOUNT}:key/*`;
const withKey = (actions: string[], Condition: Statement = {}) =>
  allow({ Action: actions.map((action) => `kms:${action}`), Resource: KEYS, Condition });
const context = (key: string, value: string): Statement => ({
  StringLike: { [`kms:EncryptionContext:${key}`]: value },
});

const items = allow({ Action: 'dynamodb:*', Resource: '*' });
const sealedItem = dynamodb(
  new GetItemCommand({ TableName: 'Sealed', Key: { pk: { S: 'T#12' } } }),
);
const tableOf = (more: object) =>
  dynamodb(
    new CreateTableCommand({
      TableName: 'New',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      ...more,
    }),
  );
const sealedTable = tableOf({
  SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: 'alias/new' },
});
const USES = ['Encrypt', 'Decrypt', 'ReEncrypt*', 'GenerateDataKey*', 'DescribeKey'];

const rows: readonly (readonly [string, Omit<Case, 'name' | 'source'>, string])[] = [
  [
    'a table with a key, to whom the key is closed',
    { role: [items], request: sealedItem, expected: 'refused' },
    TABLES,
  ],
  [
    'a table with a key, opened through DynamoDB',
    {
      role: [
        items,
        withKey(['Decrypt'], {
          StringEquals: {
            'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com',
            'kms:CallerAccount': ACCOUNT,
          },
        }),
      ],
      request: sealedItem,
      expected: 'allowed',
    },
    TABLES,
  ],
  [
    'a table with a key, opened for that table',
    {
      role: [items, withKey(['Decrypt'], context('aws:dynamodb:tableName', 'Sealed'))],
      request: sealedItem,
      expected: 'allowed',
    },
    TABLES,
  ],
  [
    'a table with a key, opened for another table',
    {
      role: [items, withKey(['Decrypt'], context('aws:dynamodb:tableName', 'Other'))],
      request: sealedItem,
      expected: 'refused',
    },
    TABLES,
  ],
  [
    'a table with a key, opened for S3 alone',
    {
      role: [items, withKey(['Decrypt'], { StringLike: { 'kms:ViaService': 's3.*' } })],
      request: sealedItem,
      expected: 'refused',
    },
    TABLES,
  ],
  [
    'to choose a key for a table without its use',
    { role: [items], request: sealedTable, expected: 'refused' },
    TABLES,
  ],
  [
    'to choose a key for a table without CreateGrant',
    { role: [items, withKey(USES)], request: sealedTable, expected: 'refused' },
    TABLES,
  ],
  [
    'to choose a key for a table, with grants for AWS alone',
    {
      role: [
        items,
        withKey(USES),
        withKey(['CreateGrant'], { Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
      ],
      request: sealedTable,
      expected: 'allowed',
    },
    TABLES,
  ],
  [
    'tags of a new table need TagResource, an empty list of them too',
    {
      role: [allow({ Action: 'dynamodb:CreateTable', Resource: '*' })],
      request: tableOf({ Tags: [] }),
      expected: 'refused',
    },
    TAGS,
  ],
  [
    'tags of a new key need TagResource',
    {
      role: [allow({ Action: 'kms:CreateKey', Resource: '*' })],
      request: kms(new CreateKeyCommand({ Tags: [{ TagKey: 'a', TagValue: 'b' }] })),
      expected: 'refused',
    },
    TAGS,
  ],
  [
    'a key that waits for its deletion',
    {
      role: [items, withKey(['Decrypt'])],
      facts: { key: () => Promise.resolve({ arn: keyArn('a'), state: 'PendingDeletion' }) },
      request: sealedItem,
      expected: 'unreadable',
    },
    'KMS: key-state',
  ],
];

export const tableKeyCases: readonly Case[] = rows.map(([name, row, source]) => ({
  name,
  ...row,
  source,
}));
