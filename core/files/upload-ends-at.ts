import { MAX_FILE_BYTES } from './file.ts';

/** Until an upload that ended is known of. */
const TOLD_AFTER_SECONDS = 10;

/**
 * When an upload of that size is over at the latest that its link let in: S3 takes what was begun before the
 * link's end. The largest file may take `longestUploadSeconds`, a smaller one its share of it.
 */
export function uploadEndsAt(
  linkEndsAt: Date,
  sizeBytes: number,
  longestUploadSeconds: number,
): Date {
  const uploadSeconds = (longestUploadSeconds * sizeBytes) / MAX_FILE_BYTES;
  return new Date(linkEndsAt.getTime() + (TOLD_AFTER_SECONDS + uploadSeconds) * 1000);
}
