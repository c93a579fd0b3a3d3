import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type {
  ArchiveOf,
  ArchiveStore,
  ArchiveUpload,
  UploadedPart,
} from '../../core/portability/archive-store.ts';
import { ARCHIVES_FOLDER } from '../../core/tenancy/placement.ts';
import type { SessionActions } from '../../core/tenancy/session-policy.ts';
import type { TenantSession, TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { CLEAR, clearPrefix } from './clear-prefix.ts';
import { contentDispositionOf } from './content-disposition.ts';
import { copyingObjects } from './copying-objects.ts';
import { encryptionHeaders, encryptionOf } from './dedicated-key-encryption.ts';
import { tenantObjects } from './tenant-objects.ts';

/** With the listing a missing key is answered as such, and not as forbidden. */
const SESSION_ACTIONS: SessionActions = {
  listings: ['ListBucket'],
  objects: ['GetObject', 'PutObject'],
};
export const ARCHIVE_LINK_SECONDS = 900;
export const ARCHIVE = 'archive.zip';

/** Beside the tenant's files, each job in a folder of its own: `.archives/<job>/`. */
export class S3ArchiveStore implements ArchiveStore {
  readonly #sessions: TenantSessions;
  protected readonly now: () => Date;

  constructor(sessions: TenantSessions, now: () => Date) {
    this.#sessions = sessions;
    this.now = now;
  }

  async begin(of: ArchiveOf): Promise<string> {
    const session = await this.session(of);
    const { UploadId } = await tenantObjects(session).send(
      new CreateMultipartUploadCommand({
        ...objectOf(session, of, ARCHIVE),
        ContentType: 'application/zip',
        ...encryptionOf(session.placement),
      }),
    );
    if (UploadId === undefined) throw new Error('S3 began an upload without an id.');
    return UploadId;
  }

  async putPart(upload: ArchiveUpload, number: number, bytes: Uint8Array): Promise<UploadedPart> {
    const session = await this.session(upload);
    const { ETag: etag = '' } = await copyingObjects(session).send(
      new UploadPartCommand({
        ...objectOf(session, upload, ARCHIVE),
        UploadId: upload.uploadId,
        PartNumber: number,
        Body: bytes,
      }),
    );
    return { number, etag };
  }

  async complete(upload: ArchiveUpload, parts: readonly UploadedPart[]): Promise<void> {
    const session = await this.session(upload);
    if (await isThere(session, upload)) return;
    const Parts = parts.map(({ number: PartNumber, etag: ETag }) => ({ PartNumber, ETag }));
    await copyingObjects(session).send(
      new CompleteMultipartUploadCommand({
        ...objectOf(session, upload, ARCHIVE),
        UploadId: upload.uploadId,
        MultipartUpload: { Parts },
      }),
    );
  }

  async put(of: ArchiveOf, name: string, bytes: Uint8Array): Promise<void> {
    const session = await this.session(of);
    await copyingObjects(session).send(
      new PutObjectCommand({
        ...objectOf(session, of, name),
        Body: bytes,
        ...encryptionOf(session.placement),
      }),
    );
  }

  async get(of: ArchiveOf, name: string): Promise<Uint8Array> {
    const session = await this.session(of);
    const { Body } = await copyingObjects(session).send(
      new GetObjectCommand(objectOf(session, of, name)),
    );
    if (!Body) throw new Error('S3 answered without content.');
    return Body.transformToByteArray();
  }

  async putLinks(of: ArchiveOf, names: readonly string[]) {
    const session = await this.session(of);
    const encryption = encryptionOf(session.placement);
    const life = linkLife(this.now());
    const links = names.map(async (name) => {
      const command = new PutObjectCommand({ ...objectOf(session, of, name), ...encryption });
      const headers = encryptionHeaders(encryption);
      const url = await getSignedUrl(tenantObjects(session), command, {
        ...life.signing,
        // Sent as headers, as the bucket's policy asks for them.
        unhoistableHeaders: new Set(Object.keys(headers)),
      });
      return { url, headers };
    });
    return { links: await Promise.all(links), expiresAt: life.expiresAt };
  }

  async downloadLink(of: ArchiveOf, fileName: string) {
    const session = await this.session(of);
    if (!(await isThere(session, of))) return null;
    const command = new GetObjectCommand({
      ...objectOf(session, of, ARCHIVE),
      ResponseContentDisposition: contentDispositionOf(fileName),
    });
    const { signing, expiresAt } = linkLife(this.now());
    return { url: await getSignedUrl(tenantObjects(session), command, signing), expiresAt };
  }

  async remove({ tenant, jobId }: ArchiveOf): Promise<void> {
    const session = await this.#sessions.open(tenant, CLEAR);
    const { placement } = session;
    const folder = { ...placement, objectPrefix: folderOf(session, jobId) };
    const pages = clearPrefix(tenantObjects(session), folder);
    while ((await pages.next()).done !== true);
  }

  protected session({ tenant }: ArchiveOf): Promise<TenantSession> {
    return this.#sessions.open(tenant, SESSION_ACTIONS);
  }
}

export const linkLife = (now: Date) => ({
  signing: { expiresIn: ARCHIVE_LINK_SECONDS, signingDate: now },
  expiresAt: new Date(now.getTime() + ARCHIVE_LINK_SECONDS * 1_000),
});

const folderOf = ({ placement }: TenantSession, jobId: string): string =>
  `${placement.objectPrefix}${ARCHIVES_FOLDER}${jobId}/`;

export const objectOf = (session: TenantSession, { jobId }: ArchiveOf, name: string) => ({
  Bucket: session.placement.bucketName,
  Key: `${folderOf(session, jobId)}${name}`,
});

/** An object is made of its parts at once: it is there only when it is whole. */
async function isThere(session: TenantSession, of: ArchiveOf): Promise<boolean> {
  try {
    await tenantObjects(session).send(new HeadObjectCommand(objectOf(session, of, ARCHIVE)));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
