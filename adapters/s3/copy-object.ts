import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3ServiceException,
  type GetObjectCommandOutput,
} from '@aws-sdk/client-s3';
import { MANIFEST_FOLDER, type CopiedObject } from '../../core/moves/placement-objects.ts';
import type { TenantSession } from '../../core/tenancy/tenant-sessions.ts';
import { copyingObjects } from './copying-objects.ts';
import { encryptionOf } from './dedicated-key-encryption.ts';

export type ObjectCopy = {
  readonly source: TenantSession;
  readonly target: TenantSession;
  /** Below the tenant's prefix, the same at both places. */
  readonly key: string;
};

/** In a copy's metadata; what an upload by a link writes in its place has none: links sign no metadata. */
export const COPY_MARK = 'copy-of';

/** Streams the object from one session to the other, and reads the copy back; null when it is gone. */
export async function copyObject({
  source,
  target,
  key,
}: ObjectCopy): Promise<CopiedObject | null> {
  const original = await read(source, key);
  if (!original) return null;
  const { hashed, sha256 } = hashing();
  const content = contentOf(original);
  const staging = stagingKey(key);
  await Promise.all([
    write(target, staging, { original, body: hashed }),
    pipeline(content, hashed),
  ]);
  const targetTag = await rename(target, staging, key);
  const copied = { key, bytes: original.ContentLength ?? 0, sha256: sha256() };
  const back = await readBack(target, key);
  if (back.sha256 !== copied.sha256 || back.tag !== targetTag) throw new CopyDiffersError();
  return { ...copied, sourceTag: original.ETag ?? '', targetTag };
}

async function read(session: TenantSession, key: string): Promise<GetObjectCommandOutput | null> {
  try {
    return await copyingObjects(session).send(new GetObjectCommand(objectOf(session, key)));
  } catch (error) {
    if (error instanceof S3ServiceException && (await isGone(session, key, error))) return null;
    throw error;
  }
}

/** Without a listing of the whole bucket S3 forbids what is not there; the listing of the key tells. */
async function isGone(
  session: TenantSession,
  key: string,
  error: S3ServiceException,
): Promise<boolean> {
  if (error instanceof NoSuchKey) return true;
  if (error.$metadata.httpStatusCode !== 403) return false;
  const { Bucket, Key } = objectOf(session, key);
  const { Contents = [] } = await copyingObjects(session).send(
    new ListObjectsV2Command({ Bucket, Prefix: Key, MaxKeys: 1 }),
  );
  return Contents.every((object) => object.Key !== Key);
}

type Writing = { readonly original: GetObjectCommandOutput; readonly body: Readable };

async function write(session: TenantSession, key: string, { original, body }: Writing) {
  await copyingObjects(session).send(
    new PutObjectCommand({
      ...objectOf(session, key),
      Body: body,
      ContentLength: original.ContentLength,
      ContentType: original.ContentType,
      ContentDisposition: original.ContentDisposition,
      ContentEncoding: original.ContentEncoding,
      ContentLanguage: original.ContentLanguage,
      CacheControl: original.CacheControl,
      Metadata: { ...original.Metadata, [COPY_MARK]: original.ETag?.replaceAll('"', '') ?? '' },
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
  const copy = await read(session, key);
  if (!copy) throw new CopyDiffersError();
  const hash = createHash('sha256');
  for await (const chunk of contentOf(copy)) hash.update(chunk as Uint8Array);
  return { sha256: hash.digest('hex'), tag: copy.ETag ?? '' };
}

/** What is written to it comes out as it was, and is hashed on its way. */
function hashing() {
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { hashed, sha256: () => hash.digest('hex') };
}

function contentOf({ Body }: GetObjectCommandOutput): Readable {
  if (Body instanceof Readable) return Body;
  throw new Error('S3 answered without a stream.');
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
