import type { Id } from '../../kit/id.ts';

export type FileId = Id<'fil'>;

/** The largest object that one PUT can make. */
export const MAX_FILE_BYTES = 5 * 1024 ** 3;

/** A file that a tenant is about to upload. */
export type NewFile = {
  readonly id: FileId;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
};

/** A file that was uploaded. */
export type StoredFile = {
  readonly id: FileId;
  readonly name: string;
  readonly sizeBytes: number;
  readonly uploadedAt: Date;
};

export type FileDetails = StoredFile & { readonly contentType: string };

/** A URL that carries its own permission: its bearer may use it until it expires. */
export type Link = { readonly url: string; readonly expiresAt: Date };

/** A link that takes exactly this upload: the headers are part of its signature. */
export type UploadLink = Link & { readonly headers: Readonly<Record<string, string>> };
