import {
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ArchiveOf } from '../../core/portability/archive-store.ts';
import type { ImportStore, ReceivedArchive } from '../../core/portability/import-store.ts';
import { UnreadableError } from '../../kit/zip-errors.ts';
import type { RandomBytes } from '../../kit/zip-reader.ts';
import { encryptionHeaders, encryptionOf } from './dedicated-key-encryption.ts';
import { contentOf } from './object-content.ts';
import { ARCHIVE, linkLife, objectOf, S3ArchiveStore } from './s3-archive-store.ts';
import { tenantObjects } from './tenant-objects.ts';

/** An archive that comes in lies where one that goes out would. */
export class S3ImportStore extends S3ArchiveStore implements ImportStore {
  async uploadLink(of: ArchiveOf, sizeBytes: number) {
    const session = await this.session(of);
    const encryption = encryptionOf(session.placement);
    const command = new PutObjectCommand({
      ...objectOf(session, of, ARCHIVE),
      ContentLength: sizeBytes,
      IfNoneMatch: '*',
      ...encryption,
    });
    const headers = {
      'content-length': String(sizeBytes),
      'if-none-match': '*',
      ...encryptionHeaders(encryption),
    };
    const { signing, expiresAt } = linkLife(this.now());
    const url = await getSignedUrl(tenantObjects(session), command, {
      ...signing,
      // Signed, so that nothing of another size can be sent, and nothing in the place of an archive.
      signableHeaders: new Set(Object.keys(headers)),
      unhoistableHeaders: new Set(Object.keys(headers)),
    });
    return { url, headers, expiresAt };
  }

  async received(of: ArchiveOf): Promise<ReceivedArchive | null> {
    const session = await this.session(of);
    try {
      const head = new HeadObjectCommand(objectOf(session, of, ARCHIVE));
      const { ETag: etag = '', ContentLength: bytes = 0 } = await tenantObjects(session).send(head);
      return { etag, bytes };
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  open(of: ArchiveOf, { etag, bytes: size }: ReceivedArchive): RandomBytes {
    const sessionOf = () => this.session(of);
    async function* read(start: number, end: number) {
      try {
        const session = await sessionOf();
        const object = { ...objectOf(session, of, ARCHIVE), ETag: etag };
        yield* contentOf(session, { ...object, from: start, bytes: end });
      } catch (error) {
        throw new UnreadableError('The archive cannot be read now.', { cause: error });
      }
    }
    return { size, read };
  }

  async getLinks(of: ArchiveOf, names: readonly string[]): Promise<readonly string[]> {
    const session = await this.session(of);
    const { signing } = linkLife(this.now());
    const links = names.map((name) =>
      getSignedUrl(
        tenantObjects(session),
        new GetObjectCommand(objectOf(session, of, name)),
        signing,
      ),
    );
    return Promise.all(links);
  }
}
