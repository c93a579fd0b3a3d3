import { CreateAliasCommand, EncryptCommand } from '@aws-sdk/client-kms';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ACCOUNT } from '../requests.ts';
import { allow, TENANT } from '../verdicts.ts';
import type { Case, Statement } from './case.ts';
import { kms, s3 } from './signed.ts';

const CONTEXT = 'KMS: conditions-kms, EncryptionContext';
const KEY_POLICY = 'KMS: key-policies';
const OBJECTS = 'S3: UsingKMSEncryption';
const ALIASES = 'KMS: alias-access';

const KEYS = `arn:aws:kms:us-east-1:${ACCOUNT}:key/*`;
const withKey = (actions: string[], Condition: Statement = {}) =>
  allow({ Action: actions.map((action) => `kms:${action}`), Resource: KEYS, Condition });
const context = (key: string, value: string): Statement => ({
  StringLike: { [`kms:EncryptionContext:${key}`]: value },
});

const encrypt = (EncryptionContext?: Record<string, string>) =>
  kms(new EncryptCommand({ KeyId: 'a', Plaintext: Buffer.from('x'), EncryptionContext }));
const ownContext = withKey(['Encrypt'], context('tenantId', TENANT));

const files = allow({ Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' });
const put = (Bucket: string, more: object = {}) =>
  s3(new PutObjectCommand({ Bucket, Key: 't/12/x', Body: 'x', ...more }));
const SEALED = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/a' };
const sealedAnswer = {
  'x-amz-server-side-encryption': 'aws:kms',
  'x-amz-server-side-encryption-aws-kms-key-id': 'alias/a',
};
const ofObject = (key: string) => context('aws:s3:arn', `arn:aws:s3:::files/t/${key}/*`);

const alias = (resource: string) => allow({ Action: 'kms:CreateAlias', Resource: resource });
const ALIAS_ARN = `arn:aws:kms:us-east-1:${ACCOUNT}:alias/a`;
const createAlias = kms(new CreateAliasCommand({ AliasName: 'alias/a', TargetKeyId: 'a' }));

const rows: readonly (readonly [string, Omit<Case, 'name' | 'source'>, string])[] = [
  [
    'the own encryption context',
    { role: [ownContext], request: encrypt({ tenantId: '12' }), expected: 'allowed' },
    CONTEXT,
  ],
  [
    'a wrong encryption context',
    { role: [ownContext], request: encrypt({ tenantId: '13' }), expected: 'refused' },
    CONTEXT,
  ],
  [
    'an absent encryption context',
    { role: [ownContext], request: encrypt(), expected: 'refused' },
    CONTEXT,
  ],
  [
    'a key whose policy does not name the account is closed to its roles',
    {
      role: [withKey(['Encrypt'])],
      resource: [
        allow({
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/Other` },
          Action: 'kms:*',
          Resource: '*',
        }),
      ],
      request: encrypt(),
      expected: 'refused',
    },
    KEY_POLICY,
  ],
  [
    'an alias needs the permission at itself and at its key',
    { role: [alias(ALIAS_ARN), alias(KEYS)], request: createAlias, expected: 'allowed' },
    ALIASES,
  ],
  [
    'an alias with the permission at itself alone',
    { role: [alias(ALIAS_ARN)], request: createAlias, expected: 'refused' },
    ALIASES,
  ],
  [
    'an alias with the permission at its key alone',
    { role: [alias(KEYS)], request: createAlias, expected: 'refused' },
    ALIASES,
  ],
  [
    'a write that names a key',
    { role: [files], request: put('files', SEALED), expected: 'refused' },
    OBJECTS,
  ],
  [
    'a write that names a key, opened for the object',
    {
      role: [files, withKey(['GenerateDataKey'], ofObject(TENANT))],
      request: put('files', SEALED),
      expected: 'allowed',
    },
    OBJECTS,
  ],
  [
    'a write that names a key, opened for another tenant',
    {
      role: [files, withKey(['GenerateDataKey'], ofObject('13'))],
      request: put('files', SEALED),
      expected: 'refused',
    },
    OBJECTS,
  ],
  [
    'a write into a bucket that encrypts with a key',
    { role: [files], request: put('sealed'), expected: 'refused' },
    OBJECTS,
  ],
  [
    'the same, when it names another encryption',
    {
      role: [files],
      request: put('sealed', { ServerSideEncryption: 'AES256' }),
      expected: 'allowed',
    },
    OBJECTS,
  ],
  [
    'a bucket key makes the bucket the context',
    {
      role: [files, withKey(['GenerateDataKey'], context('aws:s3:arn', 'arn:aws:s3:::sealed'))],
      facts: { bucketEncryption: () => Promise.resolve({ keyId: 'alias/a', usesBucketKey: true }) },
      request: put('sealed'),
      expected: 'allowed',
    },
    'S3: bucket-key',
  ],
  [
    'a read of what a key encrypted',
    {
      role: [files],
      request: s3(new GetObjectCommand({ Bucket: 'files', Key: 't/12/x' })),
      answer: sealedAnswer,
      expected: 'refused',
    },
    OBJECTS,
  ],
  [
    'a read of what a key encrypted, opened for the object',
    {
      role: [files, withKey(['Decrypt'], ofObject(TENANT))],
      request: s3(new GetObjectCommand({ Bucket: 'files', Key: 't/12/x' })),
      answer: sealedAnswer,
      expected: 'allowed',
    },
    OBJECTS,
  ],
];

export const keyCases: readonly Case[] = rows.map(([name, row, source]) => ({
  name,
  ...row,
  source,
}));
