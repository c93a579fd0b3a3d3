import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NotFound,
  PutObjectCommand,
  type _Object as ListedObject,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { FileRepository, Page, PageRequest } from '../../core/files/file-repository.ts';
import type { FileDeletions } from '../../core/files/file-deletions.ts';
import type { FileDetails, FileId, NewFile, StoredFile } from '../../core/files/file.ts';
import { timeOf } from '../../kit/id.ts';
import type { Placement } from '../../core/tenancy/placement.ts';
import type { SessionActions } from '../../core/tenancy/session-policy.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';
import type { TenantSession, TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { contentDispositionOf } from './content-disposition.ts';
import { fileKeyOf, fileOfKey, filePrefixOf, filesPrefixOf } from './file-key.ts';
import { encryptionHeaders, encryptionOf } from './dedicated-key-encryption.ts';
import { tenantObjects } from './tenant-objects.ts';
import { uploadedAtOf } from './uploaded-at.ts';

const SESSION_ACTIONS: SessionActions = {
  listings: ['ListBucket'],
  objects: ['GetObject', 'PutObject', 'DeleteObject'],
};

export type S3FileRepositoryOptions = {
  /** Called before the object is deleted: S3's own events name no user. */
  readonly deletions: FileDeletions;
  /** How long a link is good for; the sessions it is made with must live longer. */
  readonly linkSeconds?: number;
  readonly now?: () => number;
};

const LINK_SECONDS = 900;
/** Uploads mostly begin at once: so soon after the link was asked for, an object is hardly a copy. */
const PROMPT_UPLOAD_MS = 5_000;

/** Files as objects under the tenant's prefix, reached by the tenant's own session. S3 alone knows them. */
export class S3FileRepository implements FileRepository {
  readonly #sessions: TenantSessions;
  readonly #deletions: FileDeletions;
  readonly #linkSeconds: number;
  readonly #now: () => number;

  constructor(sessions: TenantSessions, options: S3FileRepositoryOptions) {
    this.#sessions = sessions;
    this.#deletions = options.deletions;
    this.#linkSeconds = options.linkSeconds ?? LINK_SECONDS;
    this.#now = options.now ?? Date.now;
  }

  async uploadLink(tenant: TenantContext, file: NewFile) {
    const session = await this.#open(tenant);
    const encryption = encryptionOf(session.placement);
    const command = new PutObjectCommand({
      ...objectOf(session.placement, fileKeyOf(session.placement, file)),
      ContentType: file.contentType,
      ContentLength: file.sizeBytes,
      // A link makes a file and never takes the place of one.
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
      IfNoneMatch: '*',
      ...encryption,
    });
    const headers = {
      'content-type': file.contentType,
      'content-length': String(file.sizeBytes),
      'if-none-match': '*',
      ...encryptionHeaders(encryption),
    };
    const life = this.#lifeOf(session);
    const url = await getSignedUrl(tenantObjects(session), command, {
      ...life.signing,
      // Signed, so that nothing of another type or size can be sent; not signed by default.
      signableHeaders: new Set(Object.keys(headers)),
      unhoistableHeaders: new Set(Object.keys(headers)),
    });
    return { url, expiresAt: life.expiresAt, headers };
  }

  async downloadLink(tenant: TenantContext, file: Pick<StoredFile, 'id' | 'name'>) {
    const session = await this.#open(tenant);
    const command = new GetObjectCommand({
      ...objectOf(session.placement, fileKeyOf(session.placement, file)),
      ResponseContentDisposition: contentDispositionOf(file.name),
    });
    const { signing, expiresAt } = this.#lifeOf(session);
    return { url: await getSignedUrl(tenantObjects(session), command, signing), expiresAt };
  }

  async find(tenant: TenantContext, id: FileId): Promise<FileDetails | null> {
    const session = await this.#open(tenant);
    const [object] = await this.#objectsOf(session, id);
    const file = object && fromListedObject(session.placement, object);
    if (!file) return null;

    const head = await this.#headOf(session, object);
    return (
      head && {
        ...file,
        uploadedAt: uploadedAtOf(head),
        contentType: head.ContentType ?? 'application/octet-stream',
      }
    );
  }

  async list(tenant: TenantContext, { limit, after }: PageRequest): Promise<Page<StoredFile>> {
    const session = await this.#open(tenant);
    const { placement } = session;
    const prefix = filesPrefixOf(placement);
    const { Contents = [] } = await tenantObjects(session).send(
      new ListObjectsV2Command({
        Bucket: placement.bucketName,
        Prefix: prefix,
        // One more than is shown tells whether another page follows.
        MaxKeys: limit + 1,
        // `0` follows `/`: past all that lies under that file's id.
        ...(after && { StartAfter: `${prefix}${after}0` }),
      }),
    );
    const listed = await Promise.all(
      Contents.slice(0, limit).map((object) => this.#listed(session, object)),
    );
    const items = listed.flatMap((file) => file ?? []);
    const last = items.at(-1);
    return { items, ...(Contents.length > limit && last && { next: last.id }) };
  }

  async delete(tenant: TenantContext, id: FileId) {
    const session = await this.#open(tenant);
    const objects = await this.#objectsOf(session, id);
    if (objects.length > 0) await this.#deletions.record(tenant, id);
    for (const { Key = '' } of objects) {
      const command = new DeleteObjectCommand(objectOf(session.placement, Key));
      await tenantObjects(session).send(command);
    }
    return objects.length > 0 ? objects.reduce((sum, { Size = 0 }) => sum + Size, 0) : null;
  }

  #open(tenant: TenantContext) {
    return this.#sessions.open(tenant, SESSION_ACTIONS);
  }

  async #objectsOf(session: TenantSession, id: FileId): Promise<ListedObject[]> {
    const { placement } = session;
    const { Contents = [] } = await tenantObjects(session).send(
      new ListObjectsV2Command({
        Bucket: placement.bucketName,
        Prefix: filePrefixOf(placement, id),
      }),
    );
    return Contents;
  }

  /** A list shows a copy's time for that of its upload: of what may be a copy the object itself tells. */
  async #listed(session: TenantSession, object: ListedObject): Promise<StoredFile | null> {
    const file = fromListedObject(session.placement, object);
    if (!file || file.uploadedAt.getTime() - timeOf(file.id).getTime() < PROMPT_UPLOAD_MS) {
      return file;
    }
    const head = await this.#headOf(session, object);
    return head && { ...file, uploadedAt: uploadedAtOf(head) };
  }

  async #headOf(session: TenantSession, { Key = '' }: ListedObject) {
    try {
      const command = new HeadObjectCommand(objectOf(session.placement, Key));
      return await tenantObjects(session).send(command);
    } catch (error) {
      // Deleted since it was listed.
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  /** A link dies with the session that signed it, whatever life it was given. */
  #lifeOf({ expiresAt }: TenantSession) {
    const now = this.#now();
    const ends = Math.min(now + this.#linkSeconds * 1_000, expiresAt.getTime());
    const seconds = Math.max(1, Math.floor((ends - now) / 1_000));
    return {
      signing: { expiresIn: seconds, signingDate: new Date(now) },
      expiresAt: new Date(now + seconds * 1_000),
    };
  }
}

const objectOf = ({ bucketName }: Placement, key: string) => ({ Bucket: bucketName, Key: key });

function fromListedObject(placement: Placement, object: ListedObject): StoredFile | null {
  const { Key = '', Size: sizeBytes = 0, LastModified: uploadedAt = new Date(0) } = object;
  const named = fileOfKey(placement, Key);
  return named && { ...named, sizeBytes, uploadedAt };
}
