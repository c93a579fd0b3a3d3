import type { TenantContext } from '../tenancy/tenant-context.ts';
import type { FileDetails, FileId, Link, NewFile, StoredFile, UploadLink } from './file.ts';

export type PageRequest = { readonly limit: number; readonly after?: FileId };
export type Page<Item> = {
  readonly items: readonly Item[];
  /** The file to continue after; absent at the end. */
  readonly next?: FileId;
};

/** A tenant's files. Every method reaches the files of that tenant alone, and throws on an outage. */
export interface FileRepository {
  /** A link that takes one upload of that type and size; the file exists once it was used. */
  uploadLink(tenant: TenantContext, file: NewFile): Promise<UploadLink>;

  /** A link that gives the content, to be saved under the file's name. */
  downloadLink(tenant: TenantContext, file: Pick<StoredFile, 'id' | 'name'>): Promise<Link>;

  /** Null until it was uploaded. */
  find(tenant: TenantContext, id: FileId): Promise<FileDetails | null>;

  /** What was uploaded, by the time the link was asked for, oldest first. */
  list(tenant: TenantContext, page: PageRequest): Promise<Page<StoredFile>>;

  /** Deleting what is not there succeeds. How many bytes were there; null where there was no file. */
  delete(tenant: TenantContext, id: FileId): Promise<number | null>;
}
