import { ListObjectVersionsCommand, NoSuchBucket, type S3Client } from '@aws-sdk/client-s3';
import type { Placement } from '../../core/tenancy/placement.ts';
import { deleteObjects, type DeletedObject } from './delete-objects.ts';

/** What a session needs to clear its tenant's prefix for good. */
export const CLEAR = {
  listings: ['ListBucketVersions'],
  objects: ['DeleteObject', 'DeleteObjectVersion'],
} as const;

/**
 * Deletes every object under the prefix with all its versions, page by page; a bucket without versions has
 * one of each. Again is harmless, and so is a bucket that is gone. Throws on an outage.
 */
export async function* clearPrefix(
  client: S3Client,
  { bucketName, objectPrefix }: Pick<Placement, 'bucketName' | 'objectPrefix'>,
): AsyncGenerator<void> {
  for (;;) {
    // From the beginning each time: what was listed before is gone.
    const page = await versionsUnder(client, { Bucket: bucketName, Prefix: objectPrefix });
    if (page.versions.length > 0) await deleteObjects(client, bucketName, page.versions);
    yield;
    if (!page.isTruncated) return;
  }
}

/** The first page of all versions and delete markers; none where the bucket is gone. */
export async function versionsUnder(
  client: S3Client,
  input: { readonly Bucket: string; readonly Prefix: string },
) {
  try {
    const {
      Versions = [],
      DeleteMarkers = [],
      IsTruncated: isTruncated = false,
    } = await client.send(new ListObjectVersionsCommand(input));
    const versions = [...Versions, ...DeleteMarkers].flatMap(
      ({ Key, VersionId }): DeletedObject[] =>
        Key === undefined ? [] : [{ Key, ...(VersionId !== undefined && { VersionId }) }],
    );
    return { versions, isTruncated };
  } catch (error) {
    if (error instanceof NoSuchBucket) return { versions: [], isTruncated: false };
    throw error;
  }
}
