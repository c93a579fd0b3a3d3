import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { JobId } from '../jobs/job.ts';

export type UploadedPart = { readonly number: number; readonly etag: string };
export type Link = { readonly url: string; readonly expiresAt: Date };
/** A link that takes one object; the headers are part of its signature. */
export type PutLink = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** Whose archive, and of which job. */
export type ArchiveOf = { readonly tenant: TenantScope; readonly jobId: JobId };
/** Of a page that the platform puts beside it. */
export const handedOverName = (page: number): string => `platform-${page}`;
export type ArchiveUpload = ArchiveOf & { readonly uploadId: string };

/**
 * The archives of a tenant and what is kept beside them while they are made, under the tenant's own prefix and by the
 * tenant's own session. No list of files shows them. All throw on an outage.
 */
export interface ArchiveStore {
  /** Begins the archive; it is not there before it is completed. */
  begin(of: ArchiveOf): Promise<string>;

  /** One part; a number that comes twice replaces the part. */
  putPart(upload: ArchiveUpload, number: number, bytes: Uint8Array): Promise<UploadedPart>;

  /** Makes the archive of its parts; one that was made before is left as it is. */
  complete(upload: ArchiveUpload, parts: readonly UploadedPart[]): Promise<void>;

  /** Keeps something beside the archive under that name, in the place of what was there. */
  put(of: ArchiveOf, name: string, bytes: Uint8Array): Promise<void>;
  /** Throws for what is not there. */
  get(of: ArchiveOf, name: string): Promise<Uint8Array>;

  /** Links by which others put something beside the archive, for a quarter of an hour. */
  putLinks(
    of: ArchiveOf,
    names: readonly string[],
  ): Promise<{ readonly links: readonly PutLink[]; readonly expiresAt: Date }>;

  /** Who has it may read the archive for a while; null where it is gone. */
  downloadLink(of: ArchiveOf, fileName: string): Promise<Link | null>;

  /** The archive, and all beside it, former versions included; again is harmless. */
  remove(of: ArchiveOf): Promise<void>;
}
