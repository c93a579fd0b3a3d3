import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3ServiceException,
  type HeadObjectCommandOutput,
} from '@aws-sdk/client-s3';
import { MANIFEST_FOLDER, type CopiedObject } from '../../core/moves/placement-objects.ts';
import type { TenantSession } from '../../core/tenancy/tenant-sessions.ts';
import { copyingObjects } from './copying-objects.ts';
import { encryptionOf } from './dedicated-key-encryption.ts';
import { contentOf } from './object-content.ts';
import { uploadedAtOf, UPLOADED_AT } from './uploaded-at.ts';

export type ObjectCopy = {
  readonly source: TenantSession;
  readonly target: TenantSession;
  /** Below the tenant's prefix, the same at both places. */
  readonly key: string;
};

/** Streams the object from one session to the other, and reads the copy back; null when it is gone. */
export async function copyObject(copy: ObjectCopy): Promise<CopiedObject | null> {
  const { source, key } = copy;
  try {
    return await copyWhole(copy, await headOf(source, key));
  } catch (error) {
    if (error instanceof S3ServiceException && (await isGone(source, key, error))) return null;
    throw error;
  }
}

async function copyWhole(
  { source, target, key }: ObjectCopy,
  original: HeadObjectCommandOutput,
): Promise<CopiedObject> {
  const sha256 = createHash('sha256');
  const body = hashed(sha256, read(source, key, original));
  const targetTag = await writeCopy(target, key, { original, body });
  const bytes = original.ContentLength ?? 0;
  const copied = { key, bytes, sha256: sha256.digest('hex') };
  const back = await readBack(target, key);
  if (back.sha256 !== copied.sha256 || back.tag !== targetTag) throw new CopyDiffersError();
  return { ...copied, sourceTag: original.ETag ?? '', targetTag };
}

/** Writes what S3's events tell nothing of: its tag. */
export async function writeCopy(
  target: TenantSession,
  key: string,
  writing: Writing,
): Promise<string> {
  const staging = stagingKey(key);
  await write(target, staging, writing);
  return rename(target, staging, key);
}

const headOf = (session: TenantSession, key: string): Promise<HeadObjectCommandOutput> =>
  copyingObjects(session).send(new HeadObjectCommand(objectOf(session, key)));

const read = (session: TenantSession, key: string, head: HeadObjectCommandOutput) =>
  contentOf(session, {
    ...objectOf(session, key),
    ETag: head.ETag,
    bytes: head.ContentLength ?? 0,
  });

/**
 * Without a listing of the whole bucket S3 forbids what is not there, and the target answers alike: the
 * listing of the key tells.
 */
async function isGone(
  session: TenantSession,
  key: string,
  error: S3ServiceException,
): Promise<boolean> {
  if (![403, 404].includes(error.$metadata.httpStatusCode ?? 0)) return false;
  const { Bucket, Key } = objectOf(session, key);
  const { Contents = [] } = await copyingObjects(session).send(
    new ListObjectsV2Command({ Bucket, Prefix: Key, MaxKeys: 1 }),
  );
  return Contents.every((object) => object.Key !== Key);
}

type Writing = {
  readonly original: Omit<HeadObjectCommandOutput, '$metadata'>;
  readonly body: AsyncIterable<Uint8Array>;
};

async function write(session: TenantSession, key: string, { original, body }: Writing) {
  await copyingObjects(session).send(
    new PutObjectCommand({
      ...objectOf(session, key),
      Body: Readable.from(body, { objectMode: false }),
      ContentLength: original.ContentLength,
      ContentType: original.ContentType,
      ContentDisposition: original.ContentDisposition,
      ContentEncoding: original.ContentEncoding,
      ContentLanguage: original.ContentLanguage,
      CacheControl: original.CacheControl,
      Metadata: { ...original.Metadata, [UPLOADED_AT]: uploadedAtOf(original).toISOString() },
      ...encryptionOf(session.placement),
    }),
  );
}

/** Where a copy lies until it is whole; a key's 1,024 bytes may leave no room for a longer name. */
const stagingKey = (key: string): string =>
  `${MANIFEST_FOLDER}copy-${createHash('sha256').update(key).digest('hex')}`;

/**
 * S3's events name the call that made an object. The platform publishes no `file.uploaded` for
 * CopyObject, so that a move does not repeat events.
 */
async function rename(session: TenantSession, from: string, to: string): Promise<string> {
  const client = copyingObjects(session);
  const { Bucket, Key } = objectOf(session, from);
  const { CopyObjectResult: { ETag = '' } = {} } = await client.send(
    new CopyObjectCommand({
      ...objectOf(session, to),
      CopySource: encodeURI(`${Bucket}/${Key}`),
      ...encryptionOf(session.placement),
    }),
  );
  await client.send(new DeleteObjectCommand({ Bucket, Key }));
  return ETag;
}

async function readBack(session: TenantSession, key: string) {
  const copy = await headOf(session, key);
  const sha256 = createHash('sha256');
  for await (const piece of read(session, key, copy)) sha256.update(piece);
  return { sha256: sha256.digest('hex'), tag: copy.ETag ?? '' };
}

async function* hashed(
  hash: ReturnType<typeof createHash>,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
}

const objectOf = ({ placement }: TenantSession, key: string) => ({
  Bucket: placement.bucketName,
  Key: `${placement.objectPrefix}${key}`,
});

/** The copy was overwritten in this moment, or is not what was sent; the machine tries again. */
export class CopyDiffersError extends Error {
  override readonly name = 'CopyDiffersError';

  constructor() {
    super('A copy reads otherwise than its original.');
  }
}
