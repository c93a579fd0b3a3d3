import {
  DeleteObjectsCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { TenantStore } from '../../core/provisioning/tenant-store.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { orRefusedSession } from '../dedicated-resources/refused-session.ts';
import { encryptionOf } from './dedicated-key-encryption.ts';
import { tenantObjects } from './tenant-objects.ts';

const PREPARE = { objects: ['PutObject'] } as const;
const CLEAR = { listings: ['ListBucket'], objects: ['DeleteObject'] } as const;

/** Beside the tenant's files, so that no list of them shows it. */
const MARKER = '.prepared';

/** The tenant's prefix of the files' bucket. */
export class S3TenantPrefix implements TenantStore {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async prepare(tenant: TenantScope): Promise<void> {
    const session = await this.#sessions.open(tenant, PREPARE);
    const { bucketName, objectPrefix } = session.placement;
    const marker = new PutObjectCommand({
      Bucket: bucketName,
      Key: `${objectPrefix}${MARKER}`,
      Body: new Uint8Array(),
      ...encryptionOf(session.placement),
    });
    await orRefusedSession(session.placement, () => tenantObjects(session).send(marker));
  }

  async clear(tenant: TenantScope): Promise<void> {
    const session = await this.#sessions.open(tenant, CLEAR);
    const { bucketName, objectPrefix } = session.placement;
    const client = tenantObjects(session);

    const pages = paginateListObjectsV2({ client }, { Bucket: bucketName, Prefix: objectPrefix });
    for await (const { Contents = [] } of pages) {
      const objects = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
      if (objects.length > 0) await deleteAll(client, bucketName, objects);
    }
  }
}

async function deleteAll(client: S3Client, bucketName: string, objects: { Key: string }[]) {
  const { Errors = [] } = await client.send(
    new DeleteObjectsCommand({ Bucket: bucketName, Delete: { Objects: objects, Quiet: true } }),
  );
  const [first] = Errors;
  if (first) throw new Error(`${Errors.length} objects were not deleted (${first.Code ?? ''}).`);
}
