type S3Call = { readonly method: string; readonly headers: Readonly<Record<string, unknown>> };
type S3Address = { readonly path: string; readonly query: URLSearchParams };

/** Sub-resources that turn a plain GET/PUT/DELETE into an operation of its own, by bucket and by object. */
const BUCKET_SUBRESOURCES: Readonly<Record<string, string>> = {
  accelerate: 'BucketAccelerateConfiguration',
  acl: 'BucketAcl',
  cors: 'BucketCors',
  encryption: 'BucketEncryption',
  lifecycle: 'BucketLifecycleConfiguration',
  location: 'BucketLocation',
  logging: 'BucketLogging',
  notification: 'BucketNotificationConfiguration',
  'object-lock': 'ObjectLockConfiguration',
  ownershipControls: 'BucketOwnershipControls',
  policy: 'BucketPolicy',
  policyStatus: 'BucketPolicyStatus',
  publicAccessBlock: 'PublicAccessBlock',
  replication: 'BucketReplication',
  tagging: 'BucketTagging',
  versioning: 'BucketVersioning',
  website: 'BucketWebsite',
};
const OBJECT_SUBRESOURCES: Readonly<Record<string, string>> = {
  acl: 'ObjectAcl',
  attributes: 'ObjectAttributes',
  'legal-hold': 'ObjectLegalHold',
  retention: 'ObjectRetention',
  tagging: 'ObjectTagging',
  torrent: 'ObjectTorrent',
};
const ACTION_PREFIXES: Readonly<Record<string, string>> = {
  GET: 'Get',
  PUT: 'Put',
  DELETE: 'Delete',
};

/** Bucket and decoded object key of a path-style address; both empty for the service itself. */
export function s3Address(path: string): { bucket: string; key: string } {
  const slash = path.indexOf('/', 1);
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash);
  return { bucket: decoded(bucket), key: slash < 0 ? '' : decoded(path.slice(slash + 1)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The S3 operation's API name (`GetObject`, `ListObjectsV2`, `UploadPart`); `METHOD path` when unknown. */
export function s3Operation(call: S3Call, { path, query }: S3Address): string {
  const { bucket, key } = s3Address(path);
  const operation =
    bucket === ''
      ? serviceOperation(call)
      : key === ''
        ? bucketOperation(call, query)
        : objectOperation(call, query);
  return operation ?? `${call.method} ${path}`;
}

const serviceOperation = ({ method }: S3Call) => (method === 'GET' ? 'ListBuckets' : undefined);

function bucketOperation({ method }: S3Call, query: URLSearchParams): string | undefined {
  if (method === 'POST') return query.has('delete') ? 'DeleteObjects' : 'PostObject';
  if (method === 'GET') {
    if (query.has('uploads')) return 'ListMultipartUploads';
    if (query.has('versions')) return 'ListObjectVersions';
  }
  const named = subresource(BUCKET_SUBRESOURCES, method, query);
  if (named !== undefined) return named;
  if (hasUnknownSubresource(query)) return undefined;
  if (method === 'GET') return query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects';
  return { PUT: 'CreateBucket', DELETE: 'DeleteBucket', HEAD: 'HeadBucket' }[method];
}

function objectOperation(call: S3Call, query: URLSearchParams): string | undefined {
  const named = subresource(OBJECT_SUBRESOURCES, call.method, query);
  if (named !== undefined) return named;
  if (query.has('uploadId') || query.has('uploads')) return multipartOperation(call, query);
  if (hasUnknownSubresource(query)) return undefined;
  if (call.method === 'PUT') return isCopy(call) ? 'CopyObject' : 'PutObject';
  return { GET: 'GetObject', HEAD: 'HeadObject', DELETE: 'DeleteObject' }[call.method];
}

function multipartOperation(call: S3Call, query: URLSearchParams): string | undefined {
  if (query.has('uploads')) return call.method === 'POST' ? 'CreateMultipartUpload' : undefined;
  if (call.method === 'PUT') return isCopy(call) ? 'UploadPartCopy' : 'UploadPart';
  return { GET: 'ListParts', POST: 'CompleteMultipartUpload', DELETE: 'AbortMultipartUpload' }[
    call.method
  ];
}

function subresource(
  names: Readonly<Record<string, string>>,
  method: string,
  query: URLSearchParams,
): string | undefined {
  const name = Object.keys(names).find((key) => query.has(key));
  const prefix = ACTION_PREFIXES[method];
  return name === undefined || prefix === undefined ? undefined : `${prefix}${names[name] ?? ''}`;
}

/** A bare `?name` this file does not know selects another operation, so the plain one must not be assumed. */
const PLAIN_PARAMETERS =
  /^(x-id|list-type|prefix|delimiter|max-keys|marker|start-after|continuation-token|encoding-type|fetch-owner|versionId|partNumber|response-.+|x-amz-.+)$/i;
const hasUnknownSubresource = (query: URLSearchParams) =>
  [...query.keys()].some((name) => !PLAIN_PARAMETERS.test(name));

const isCopy = ({ headers }: S3Call) => headers['x-amz-copy-source'] !== undefined;
