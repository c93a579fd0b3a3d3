import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTorrentCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { allow, BUCKET, TENANT } from '../verdicts.ts';
import type { Case, Statement } from './case.ts';
import { link, s3 } from './signed.ts';

const KEYS = 'S3: amazon-s3-policy-keys';
const REFERENCE = 'Service authorization reference: S3';
const VARIABLES = 'IAM: policy variables';
const PRESIGNED = 'S3: using-presigned-url';

const Bucket = 'files';
const ownPrefix: Statement = { StringLike: { 's3:prefix': `t/${TENANT}/*` } };
const listing = (Condition: Statement, Action = 's3:ListBucket') =>
  allow({ Action, Resource: BUCKET, Condition });
const objects = (Action: string | string[], Resource = `${BUCKET}/t/${TENANT}/*`) =>
  allow({ Action, Resource });
const list = (rest: { Prefix?: string; Delimiter?: string } = {}) =>
  s3(new ListObjectsV2Command({ Bucket, ...rest }));
const get = (Key: string, VersionId?: string) =>
  s3(new GetObjectCommand({ Bucket, Key, VersionId }));
const linked = new GetObjectCommand({ Bucket, Key: 't/12/x' });

export const objectCases: readonly Case[] = [
  {
    name: 'ListBucket of the own prefix',
    role: [listing(ownPrefix)],
    request: list({ Prefix: 't/12/' }),
    expected: 'allowed',
    source: KEYS,
  },
  {
    name: 'ListBucket without a prefix: a plain operator is false of an absent key',
    role: [listing(ownPrefix)],
    request: list(),
    expected: 'refused',
    source: KEYS,
  },
  {
    name: '...IfExists opens the listing without a prefix',
    role: [listing({ StringLikeIfExists: { 's3:prefix': `t/${TENANT}/*` } })],
    request: list(),
    expected: 'allowed',
    source: KEYS,
  },
  {
    name: 'ListBucket of the prefix that all tenants share',
    role: [listing(ownPrefix)],
    request: list({ Prefix: 't/' }),
    expected: 'refused',
    source: KEYS,
  },
  {
    name: 'ListBucket of a tenant whose id is longer',
    role: [listing(ownPrefix)],
    request: list({ Prefix: 't/123/' }),
    expected: 'refused',
    source: KEYS,
  },
  {
    name: 'ListBucket with an empty prefix and a delimiter, where the own one is meant',
    role: [listing(ownPrefix)],
    request: list({ Prefix: '', Delimiter: '/' }),
    expected: 'refused',
    source: KEYS,
  },
  {
    name: 'an empty prefix that is allowed lists every tenant by the delimiter',
    role: [listing({ StringEquals: { 's3:prefix': '', 's3:delimiter': '/' } })],
    request: list({ Prefix: '', Delimiter: '/' }),
    expected: 'allowed',
    source: KEYS,
  },
  {
    name: 'versions are listed by a permission of their own',
    role: [listing(ownPrefix)],
    request: s3(new ListObjectVersionsCommand({ Bucket, Prefix: 't/12/' })),
    expected: 'refused',
    source: REFERENCE,
  },
  {
    name: 'a listing of multipart uploads knows no prefix',
    role: [listing(ownPrefix, 's3:ListBucketMultipartUploads')],
    request: s3(new ListMultipartUploadsCommand({ Bucket, Prefix: 't/12/' })),
    expected: 'refused',
    source: REFERENCE,
  },
  {
    name: 'an object of another tenant',
    role: [objects('s3:GetObject')],
    request: get('t/13/x'),
    expected: 'refused',
    source: KEYS,
  },
  {
    name: 'a prefix without its slash lets the longer id in',
    role: [objects('s3:GetObject', `${BUCKET}/t/${TENANT}*`)],
    request: get('t/123/x'),
    expected: 'allowed',
    source: KEYS,
  },
  {
    name: 'a variable of a missing tag in a resource matches none',
    role: [objects('s3:GetObject')],
    tags: {},
    request: get('t//x'),
    expected: 'refused',
    source: VARIABLES,
  },
  {
    name: 'a version is read by a permission of its own',
    role: [objects('s3:GetObject')],
    request: get('t/12/x', 'v1'),
    expected: 'refused',
    source: REFERENCE,
  },
  {
    name: 'a copy reads its source',
    role: [objects(['s3:GetObject', 's3:PutObject'])],
    request: s3(new CopyObjectCommand({ Bucket, Key: 't/12/x', CopySource: `${Bucket}/t/13/x` })),
    expected: 'refused',
    source: REFERENCE,
  },
  {
    name: 'one foreign key among those to delete',
    role: [objects('s3:DeleteObject')],
    request: s3(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: 't/12/x' }, { Key: 't/13/x' }] },
      }),
    ),
    expected: 'refused',
    source: REFERENCE,
  },
  {
    name: 'tags of what is written need PutObjectTagging',
    role: [objects('s3:PutObject')],
    request: s3(new PutObjectCommand({ Bucket, Key: 't/12/x', Body: 'x', Tagging: 'a=b' })),
    expected: 'refused',
    source: REFERENCE,
  },
  {
    name: 'a presigned URL carries the permissions of its signer',
    role: [objects('s3:GetObject')],
    request: link(linked),
    expected: 'allowed',
    source: PRESIGNED,
  },
  {
    name: 'a presigned URL altered to another key',
    role: [objects('s3:GetObject', `${BUCKET}/*`)],
    request: link(linked, (url) => url.replace('/t/12/', '/t/13/')),
    expected: 'forged',
    source: PRESIGNED,
  },
  {
    name: 'a presigned URL of a signer who may not',
    role: [objects('s3:GetObject')],
    request: link(new GetObjectCommand({ Bucket, Key: 't/13/x' })),
    expected: 'refused',
    source: PRESIGNED,
  },
  {
    name: 'an operation that the gate does not know',
    role: [objects('s3:*')],
    request: s3(new GetObjectTorrentCommand({ Bucket, Key: 't/12/x' })),
    expected: 'unreadable',
    source: REFERENCE,
  },
];
