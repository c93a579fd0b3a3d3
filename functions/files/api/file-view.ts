import type { Link, StoredFile } from '../../../core/files/file.ts';

/** A file as a list shows it. */
export const toSummaryView = ({ id, name, sizeBytes, uploadedAt }: StoredFile) => ({
  id,
  name,
  size: sizeBytes,
  uploadedAt: uploadedAt.toISOString(),
});

export const toLinkView = <Of extends Link>({ expiresAt, ...link }: Of) => ({
  ...link,
  expiresAt: expiresAt.toISOString(),
});
