import { Readable } from 'node:stream';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Content, ImportedFile, TenantTaker } from '../../core/portability/tenant-taker.ts';
import type { FileId } from '../../core/files/file.ts';
import type { SessionActions } from '../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { writeCopy } from './copy-object.ts';
import { copyingObjects } from './copying-objects.ts';
import { encryptionOf } from './dedicated-key-encryption.ts';
import { fileKeyOf, filesPrefixOf } from './file-key.ts';
import { tenantObjects } from './tenant-objects.ts';
import { UPLOADED_AT } from './uploaded-at.ts';

const SESSION_ACTIONS: SessionActions = {
  listings: ['ListBucket'],
  objects: ['GetObject', 'PutObject', 'DeleteObject'],
};
/** Beside the tenant's files: a move takes it along, and no list shows it. */
const HISTORY_FOLDER = 'history/';

/** The files of a tenant, and its history, as an import writes them. */
export class S3ImportedObjects implements Pick<TenantTaker, 'putFile' | 'putHistory'> {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async hasFiles(tenant: TenantScope): Promise<boolean> {
    const session = await this.#open(tenant);
    const { bucketName: Bucket } = session.placement;
    const list = new ListObjectsV2Command({
      ...{ Bucket, Prefix: filesPrefixOf(session.placement), MaxKeys: 1 },
    });
    const { Contents = [] } = await tenantObjects(session).send(list);
    return Contents.length > 0;
  }

  async putFile(tenant: TenantScope, file: ImportedFile, { bytes, content }: Content) {
    const session = await this.#open(tenant);
    const { placement } = session;
    const named = { id: file.id as FileId, name: file.name };
    const key = fileKeyOf(placement, named).slice(placement.objectPrefix.length);
    const original = {
      ContentLength: bytes,
      ContentType: file.contentType,
      Metadata: { [UPLOADED_AT]: file.uploadedAt },
    };
    await writeCopy(session, key, { original, body: content });
  }

  async putHistory(tenant: TenantScope, path: string, { bytes, content }: Content) {
    const session = await this.#open(tenant);
    const { bucketName: Bucket, objectPrefix } = session.placement;
    await copyingObjects(session).send(
      new PutObjectCommand({
        Bucket,
        Key: `${objectPrefix}${HISTORY_FOLDER}${path}`,
        Body: Readable.from(content, { objectMode: false }),
        ContentLength: bytes,
        ContentType: 'application/x-ndjson',
        ...encryptionOf(session.placement),
      }),
    );
  }

  #open(tenant: TenantScope) {
    return this.#sessions.open(tenant, SESSION_ACTIONS);
  }
}
