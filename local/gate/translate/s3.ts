import type { AwsRequest } from '../aws-request.ts';
import { s3Address } from '../s3-operations.ts';
import type { ObjectAddress } from '../facts.ts';
import { descendants, parseXml, textOf, type XmlNode } from '../xml.ts';
import { type Ask, type Context, type Place, present, UntranslatableError } from './ask.ts';
import { readObjectAsks, storedObjectAsks } from './object-key.ts';
import { callContext, writeContext } from './s3-context.ts';

/** Bucket-level operations whose action bears another name than the operation. */
const BUCKET_ACTIONS: Readonly<Record<string, string>> = {
  ListObjects: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  HeadBucket: 'ListBucket',
  ListObjectVersions: 'ListBucketVersions',
  ListMultipartUploads: 'ListBucketMultipartUploads',
  CreateBucket: 'CreateBucket',
  DeleteBucket: 'DeleteBucket',
  GetBucketLocation: 'GetBucketLocation',
  GetBucketVersioning: 'GetBucketVersioning',
  PutBucketVersioning: 'PutBucketVersioning',
  GetBucketPolicy: 'GetBucketPolicy',
  PutBucketPolicy: 'PutBucketPolicy',
  DeleteBucketPolicy: 'DeleteBucketPolicy',
  GetBucketTagging: 'GetBucketTagging',
  PutBucketTagging: 'PutBucketTagging',
  DeleteBucketTagging: 'PutBucketTagging',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  GetBucketNotificationConfiguration: 'GetBucketNotification',
  PutBucketNotificationConfiguration: 'PutBucketNotification',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
};

/** Only these actions know `s3:prefix`: ListBucketMultipartUploads cannot be limited to a prefix. */
const PREFIX_ACTIONS = new Set(['ListBucket', 'ListBucketVersions']);

/** Object-level operations, and the actions they need on the object. */
const OBJECT_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  GetObject: ['GetObject'],
  HeadObject: ['GetObject'],
  GetObjectAttributes: ['GetObject', 'GetObjectAttributes'],
  PutObject: ['PutObject'],
  CopyObject: ['PutObject'],
  DeleteObject: ['DeleteObject'],
  CreateMultipartUpload: ['PutObject'],
  UploadPart: ['PutObject'],
  UploadPartCopy: ['PutObject'],
  CompleteMultipartUpload: ['PutObject'],
  AbortMultipartUpload: ['AbortMultipartUpload'],
  ListParts: ['ListMultipartUploadParts'],
  GetObjectTagging: ['GetObjectTagging'],
  PutObjectTagging: ['PutObjectTagging'],
  DeleteObjectTagging: ['DeleteObjectTagging'],
  GetObjectAcl: ['GetObjectAcl'],
  PutObjectAcl: ['PutObjectAcl'],
};

/** Actions that have a twin for a version named in the request. */
const VERSIONED = /^(Get|Delete|Put)Object(|Tagging|Acl|Attributes)$/;

/** What an S3 request needs: source and target of a copy, each key of a multiple deletion, the keys of both. */
export async function translateS3(request: AwsRequest, place: Place): Promise<Ask[]> {
  const address = plainAddress(request);
  return [
    ...asksOf(request),
    ...(await copySource(request, place)),
    ...(await storedObjectAsks(request, address, place)),
  ];
}

/** Addresses that the emulator may read in another way than the gate does are refused. */
function plainAddress({ path, headers }: AwsRequest) {
  const { bucket, key } = s3Address(path);
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '')) {
    throw new UntranslatableError('its bucket is in the host name, not in the path');
  }
  const isPlain = bucket === '' ? path === '/' : isPlainBucket(bucket);
  if (!isPlain || key.split('/').some((segment) => segment === '.' || segment === '..')) {
    throw new UntranslatableError(`the address ${path} is ambiguous`);
  }
  return { bucket, key };
}

const isPlainBucket = (bucket: string) => /^[a-z0-9.-]+$/.test(bucket);

function asksOf(request: AwsRequest): Ask[] {
  const { operation, path } = request;
  const { bucket, key } = s3Address(path);
  if (operation === 'ListBuckets') {
    return [{ action: 's3:ListAllMyBuckets', resource: '*', context: callContext(request) }];
  }
  const bucketAction = BUCKET_ACTIONS[operation];
  if (bucketAction !== undefined) return [bucketAsk(request, bucket, bucketAction)];
  if (operation === 'DeleteObjects') return deletions(request, bucket);

  const actions = OBJECT_ACTIONS[operation];
  if (actions === undefined) throw new UntranslatableError(`S3's ${operation} is not in the table`);
  const context = { ...callContext(request), ...writtenAs(request) };
  const resource = objectArn(bucket, key);
  return [...actions, ...headerActions(request)].map((action) => ({
    action: `s3:${versioned(action, request.query.get('versionId'))}`,
    resource,
    context,
  }));
}

/** How the last upload to an object was begun. */
const begun = new Map<string, Context>();

/**
 * A part names no encryption: that of its upload, named when it was begun, is what conditions see.
 * https://docs.cloudera.com/HDPDocuments/HDP2/HDP-2.6.3/bk_cloud-data-access/content/S3-mandating-encryption.html
 */
function writtenAs(request: AwsRequest): Context {
  const { operation, path } = request;
  if (operation === 'CreateMultipartUpload') begun.set(path, writeContext(request));
  const isOfUpload = operation === 'UploadPart' || operation === 'CompleteMultipartUpload';
  return (isOfUpload ? begun.get(path) : undefined) ?? writeContext(request);
}

function bucketAsk(request: AwsRequest, bucket: string, action: string): Ask {
  const { query } = request;
  const listing = {
    's3:prefix': query.get('prefix') ?? undefined,
    's3:delimiter': query.get('delimiter') ?? undefined,
    's3:max-keys': query.get('max-keys') ?? undefined,
  };
  return {
    action: `s3:${action}`,
    resource: bucketArn(bucket),
    context: {
      ...callContext(request),
      ...(PREFIX_ACTIONS.has(action) ? present(listing) : {}),
    },
  };
}

function deletions(request: AwsRequest, bucket: string): Ask[] {
  const objects = descendants(parseXml(request.body.toString('utf8')), 'Object');
  if (objects.length === 0) throw new UntranslatableError('it names no object to delete');
  return objects.map((object) => ({
    action: `s3:${versioned('DeleteObject', textOf(object, 'VersionId') || null)}`,
    resource: objectArn(bucket, deletedKey(object)),
    context: callContext(request),
  }));
}

/** Of two keys in one object the emulator may delete the other one. */
function deletedKey(object: XmlNode): string {
  const key = textOf(object, 'Key');
  if (key === '' || descendants(object, 'Key').length !== 1) {
    throw new UntranslatableError('an object to delete has no single key');
  }
  return key;
}

async function copySource(request: AwsRequest, place: Place): Promise<Ask[]> {
  const header = request.headers['x-amz-copy-source'];
  if (typeof header !== 'string') return [];
  const [path = '', version] = header.split('?versionId=');
  const { bucket, key } = s3Address(path.startsWith('/') ? path : `/${path}`);
  return objectReadAsks({ bucket, key, version }, callContext(request), place);
}

/** What it takes to read a stored object: the object itself and, where it is encrypted with one, the KMS key. */
export async function objectReadAsks(
  address: ObjectAddress,
  context: Context,
  place: Place,
): Promise<Ask[]> {
  const { bucket, key, version } = address;
  if (!isPlainBucket(bucket)) throw new UntranslatableError(`${bucket} is no bucket's name`);
  const action = `s3:${versioned('GetObject', version ?? null)}`;
  return [
    { action, resource: objectArn(bucket, key), context },
    ...(await readObjectAsks(address, place)),
  ];
}

/** What headers of a write ask for beside the write itself. */
function headerActions({ headers, operation }: AwsRequest): string[] {
  if (!['PutObject', 'CopyObject', 'CreateMultipartUpload'].includes(operation)) return [];
  const isGiven = (prefix: string) => Object.keys(headers).some((name) => name.startsWith(prefix));
  return [
    ...(isGiven('x-amz-tagging') && headers['x-amz-tagging'] !== '' ? ['PutObjectTagging'] : []),
    ...(isGiven('x-amz-acl') || isGiven('x-amz-grant-') ? ['PutObjectAcl'] : []),
    ...(isGiven('x-amz-object-lock-retain') ? ['PutObjectRetention'] : []),
    ...(isGiven('x-amz-object-lock-legal') ? ['PutObjectLegalHold'] : []),
  ];
}

const versioned = (action: string, version: string | null) =>
  version !== null && VERSIONED.test(action) ? action.replace('Object', 'ObjectVersion') : action;

/** A `*` or `?` in a key is itself, while in an ARN it would be a pattern. */
const objectArn = (bucket: string, key: string) =>
  `${bucketArn(bucket)}/${key.replaceAll('*', '∗').replaceAll('?', '？')}`;

const bucketArn = (bucket: string) => `arn:aws:s3:::${bucket}`;
