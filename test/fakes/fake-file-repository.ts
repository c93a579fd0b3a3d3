import type { FileRepository, Page, PageRequest } from '../../core/files/file-repository.ts';
import type { FileDetails, FileId, NewFile, StoredFile } from '../../core/files/file.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';

const LINK_LIFE_MS = 900_000;

/** A file store in memory, which keeps the promises of the port; its links are known to it alone. */
export class FakeFileRepository implements FileRepository {
  readonly #files = new Map<string, FileDetails & { content: string }>();
  readonly #uploads = new Map<string, { tenantId: string; file: NewFile }>();

  uploadLink({ tenantId }: TenantContext, file: NewFile) {
    const url = `fake:upload/${file.id}`;
    this.#uploads.set(url, { tenantId, file });
    return Promise.resolve({
      url,
      expiresAt: new Date(Date.now() + LINK_LIFE_MS),
      headers: {
        'content-type': file.contentType,
        'content-length': String(file.sizeBytes),
        'if-none-match': '*',
      },
    });
  }

  downloadLink({ tenantId }: TenantContext, { id }: Pick<StoredFile, 'id' | 'name'>) {
    const url = `fake:download/${tenantId} ${id}`;
    return Promise.resolve({ url, expiresAt: new Date(Date.now() + LINK_LIFE_MS) });
  }

  /** What a client does with an upload link. */
  upload(url: string, content: string): void {
    const upload = this.#uploads.get(url);
    if (!upload) throw new Error(`Not a link: ${url}`);
    const { tenantId, file } = upload;
    if (this.#files.has(`${tenantId} ${file.id}`)) throw new Error('412 PreconditionFailed');
    const uploadedAt = new Date();
    this.#files.set(`${tenantId} ${file.id}`, { ...file, uploadedAt, content });
  }

  /** What a client does with a download link. */
  download(url: string): string | undefined {
    return this.#files.get(url.replace('fake:download/', ''))?.content;
  }

  find({ tenantId }: TenantContext, id: FileId): Promise<FileDetails | null> {
    const file = this.#files.get(`${tenantId} ${id}`);
    return Promise.resolve(file ? { ...toStored(file), contentType: file.contentType } : null);
  }

  list(
    { tenantId }: TenantContext,
    { limit, after = 'fil_' }: PageRequest,
  ): Promise<Page<StoredFile>> {
    const rest = [...this.#files]
      .filter(([key, { id }]) => key.startsWith(tenantId) && id > after)
      .map(([, file]) => toStored(file))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const items = rest.slice(0, limit);
    const last = items.at(-1);
    return Promise.resolve({ items, ...(rest.length > limit && last && { next: last.id }) });
  }

  delete({ tenantId }: TenantContext, id: FileId) {
    const key = `${tenantId} ${id}`;
    const bytes = this.#files.get(key)?.sizeBytes ?? null;
    this.#files.delete(key);
    return Promise.resolve(bytes);
  }
}

const toStored = ({ id, name, sizeBytes, uploadedAt }: FileDetails): StoredFile => ({
  id,
  name,
  sizeBytes,
  uploadedAt,
});
