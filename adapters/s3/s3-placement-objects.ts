import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchBucket,
  NotFound,
  PutObjectCommand,
  type ListObjectsV2CommandOutput,
} from '@aws-sdk/client-s3';
import * as z from 'zod';
import {
  MANIFEST_FOLDER,
  type CopiedObject,
  type Copying,
  type ManifestPage,
  type PlacedObject,
  type PlacementObjects,
} from '../../core/moves/placement-objects.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { TenantSession, TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { CLEAR, clearPrefix } from './clear-prefix.ts';
import { copyObject } from './copy-object.ts';
import { encryptionOf } from './dedicated-key-encryption.ts';
import { deleteObjects } from './delete-objects.ts';
import { tenantObjects } from './tenant-objects.ts';
import { UPLOADED_AT } from './uploaded-at.ts';

const LIST = { listings: ['ListBucket'] } as const;
/** With the listing a missing key is answered as such, and not as forbidden. */
const READ = { listings: ['ListBucket'], objects: ['GetObject'] } as const;
const WRITE = {
  listings: ['ListBucket'],
  objects: ['GetObject', 'PutObject', 'DeleteObject'],
} as const;
const DELETE = { objects: ['DeleteObject'] } as const;

const entries = z.array(
  z.object({
    key: z.string(),
    bytes: z.number(),
    sha256: z.string(),
    sourceTag: z.string(),
    targetTag: z.string(),
  }),
);

/** A tenant's objects under whatever prefix its scope names, each reached by a session for it alone. */
export class S3PlacementObjects implements PlacementObjects {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async *objects(tenant: TenantScope, after?: string): AsyncGenerator<PlacedObject> {
    let start = after;
    for (;;) {
      // Opened for each page: a long run outlives a session.
      const session = await this.#sessions.open(tenant, LIST);
      const page = await listPage(session, start);
      const objects = page.flatMap((object) => placedObject(session, object));
      yield* objects;
      start = objects.at(-1)?.key;
      if (start === undefined) return;
    }
  }

  async copy({ from, to, key }: Copying): Promise<CopiedObject | null> {
    const source = await this.#sessions.open(from, READ);
    return copyObject({ source, target: await this.#forWriting(to), key });
  }

  async isCopy(tenant: TenantScope, key: string): Promise<boolean> {
    const session = await this.#forWriting(tenant);
    const { bucketName, objectPrefix } = session.placement;
    const head = new HeadObjectCommand({ Bucket: bucketName, Key: `${objectPrefix}${key}` });
    try {
      const { Metadata = {} } = await tenantObjects(session).send(head);
      return UPLOADED_AT in Metadata;
    } catch (error) {
      // Deleted since it was listed.
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  async delete(tenant: TenantScope, keys: readonly string[]): Promise<void> {
    const session = await this.#sessions.open(tenant, DELETE);
    const { bucketName, objectPrefix } = session.placement;
    const objects = keys.map((key) => ({ Key: `${objectPrefix}${key}` }));
    await deleteObjects(tenantObjects(session), bucketName, objects);
  }

  async *clearVersions(tenant: TenantScope): AsyncGenerator<void> {
    const session = await this.#sessions.open(tenant, CLEAR);
    yield* clearPrefix(tenantObjects(session), session.placement);
  }

  async writePage(tenant: TenantScope, page: ManifestPage, copied: readonly CopiedObject[]) {
    const session = await this.#forWriting(tenant);
    await tenantObjects(session).send(
      new PutObjectCommand({
        Bucket: session.placement.bucketName,
        Key: pageKey(session, page),
        Body: JSON.stringify(copied),
        ContentType: 'application/json',
        ...encryptionOf(session.placement),
      }),
    );
  }

  async readPage(tenant: TenantScope, page: ManifestPage): Promise<readonly CopiedObject[]> {
    const session = await this.#forWriting(tenant);
    const { Body } = await tenantObjects(session).send(
      new GetObjectCommand({
        Bucket: session.placement.bucketName,
        Key: pageKey(session, page),
      }),
    );
    return entries.parse(JSON.parse((await Body?.transformToString()) ?? '[]'));
  }

  #forWriting(tenant: TenantScope): Promise<TenantSession> {
    return this.#sessions.open(tenant, WRITE);
  }
}

type Listed = NonNullable<ListObjectsV2CommandOutput['Contents']>[number];

/** By key and not by token: a run that ended goes on where it was. */
async function listPage(session: TenantSession, after?: string): Promise<readonly Listed[]> {
  const { bucketName, objectPrefix } = session.placement;
  try {
    const { Contents = [] } = await tenantObjects(session).send(
      new ListObjectsV2Command({
        Bucket: bucketName,
        Prefix: objectPrefix,
        ...(after !== undefined && { StartAfter: `${objectPrefix}${after}` }),
      }),
    );
    return Contents;
  } catch (error) {
    // A bucket of its own that was not made yet, or is gone.
    if (error instanceof NoSuchBucket) return [];
    throw error;
  }
}

function placedObject({ placement }: TenantSession, object: Listed): PlacedObject[] {
  const { Key, ETag = '', Size = 0, LastModified = new Date(0) } = object;
  if (Key === undefined) return [];
  const key = Key.slice(placement.objectPrefix.length);
  return [{ key, tag: ETag, bytes: Size, modifiedAt: LastModified }];
}

const pageKey = ({ placement }: TenantSession, { generation, page }: ManifestPage): string =>
  `${placement.objectPrefix}${MANIFEST_FOLDER}${generation}/${page}`;
