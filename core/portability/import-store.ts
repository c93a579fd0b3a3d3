import type { RandomBytes } from '../../kit/zip-reader.ts';
import type { ArchiveOf, ArchiveStore, Link, PutLink } from './archive-store.ts';

export type ReceivedArchive = { readonly etag: string; readonly bytes: number };

/** Where archives come in, beside the tenant's files. All throw on an outage. */
export interface ImportStore extends Pick<ArchiveStore, 'put' | 'remove'> {
  /** Takes one archive of that size, and none in the place of another. */
  uploadLink(of: ArchiveOf, sizeBytes: number): Promise<Link & PutLink>;
  /** Null until it was uploaded. */
  received(of: ArchiveOf): Promise<ReceivedArchive | null>;
  /** Reads throw an UnreadableError where it is another archive by now, or on an outage. */
  open(of: ArchiveOf, archive: ReceivedArchive): RandomBytes;
  /** Who has them may read what was put beside it under those names. */
  getLinks(of: ArchiveOf, names: readonly string[]): Promise<readonly string[]>;
}
