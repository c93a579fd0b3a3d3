import { createHash } from 'node:crypto';
import type {
  ArchiveOf,
  ArchiveStore,
  ArchiveUpload,
  UploadedPart,
} from '../../core/portability/archive-store.ts';

/** Archives in memory, each there where its parts were completed alone. */
export class FakeArchiveStore implements ArchiveStore {
  readonly archives = new Map<string, Uint8Array>();
  readonly beside = new Map<string, Uint8Array>();
  readonly parts = new Map<string, Map<number, Uint8Array>>();
  /** Called before and after what each call does: as it throws, the call is done or not. */
  onCall: () => void = () => undefined;
  /** Links are good until then. */
  linksEndAt = new Date('2099-01-01T00:00:00.000Z');
  #uploads = 0;

  begin() {
    return this.#call(() => {
      const uploadId = `upload-${(this.#uploads += 1)}`;
      this.parts.set(uploadId, new Map());
      return uploadId;
    });
  }

  putPart({ uploadId }: ArchiveUpload, number: number, bytes: Uint8Array) {
    return this.#call((): UploadedPart => {
      const parts = this.parts.get(uploadId);
      if (!parts) throw new Error('NoSuchUpload');
      parts.set(number, bytes);
      return { number, etag: etagOf(bytes) };
    });
  }

  complete({ uploadId, jobId }: ArchiveUpload, parts: readonly UploadedPart[]) {
    return this.#call(() => {
      if (this.archives.has(jobId)) return;
      const bytes = parts.map(({ number, etag }, at) => {
        const part = this.parts.get(uploadId)?.get(number) ?? Buffer.alloc(0);
        if (etag !== etagOf(part)) throw new Error('InvalidPart');
        if (at < parts.length - 1 && part.length < 5 * 1024 ** 2) throw new Error('EntityTooSmall');
        return part;
      });
      this.archives.set(jobId, Buffer.concat(bytes));
    });
  }

  put({ jobId }: ArchiveOf, name: string, bytes: Uint8Array) {
    return this.#call(() => void this.beside.set(`${jobId} ${name}`, bytes));
  }

  get({ jobId }: ArchiveOf, name: string) {
    return this.#call(() => {
      const bytes = this.beside.get(`${jobId} ${name}`);
      if (!bytes) throw new Error('NoSuchKey');
      return bytes;
    });
  }

  putLinks({ jobId }: ArchiveOf, names: readonly string[]) {
    const links = names.map((name) => ({ url: `${jobId} ${name}`, headers: {} }));
    return this.#call(() => ({ links, expiresAt: this.linksEndAt }));
  }

  /** What a link does. */
  putBy({ url }: { readonly url: string }, bytes: Uint8Array): Promise<boolean> {
    return this.#call(() => {
      this.beside.set(url, bytes);
      return true;
    });
  }

  downloadLink({ jobId }: ArchiveOf, fileName: string) {
    const url = `https://archives.example/${jobId}/${fileName}`;
    const expiresAt = new Date('2026-11-27T12:15:00.000Z');
    return Promise.resolve(this.archives.has(jobId) ? { url, expiresAt } : null);
  }

  remove({ jobId }: ArchiveOf) {
    return this.#call(() => {
      this.archives.delete(jobId);
      for (const key of this.beside.keys()) if (key.startsWith(jobId)) this.beside.delete(key);
    });
  }

  #call<Answer>(act: () => Answer): Promise<Answer> {
    return new Promise((resolve) => {
      this.onCall();
      const answer = act();
      this.onCall();
      resolve(answer);
    });
  }
}

const etagOf = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
