import { DeleteObjectsCommand, type S3Client } from '@aws-sdk/client-s3';

export type DeletedObject = { readonly Key: string; readonly VersionId?: string };

/** Deletes up to 1,000 in one call; again is harmless. Throws when some were not deleted. */
export async function deleteObjects(
  client: S3Client,
  Bucket: string,
  Objects: readonly DeletedObject[],
): Promise<void> {
  const { Errors = [] } = await client.send(
    new DeleteObjectsCommand({ Bucket, Delete: { Objects: [...Objects], Quiet: true } }),
  );
  const [first] = Errors;
  if (first) throw new Error(`${Errors.length} objects were not deleted (${first.Code ?? ''}).`);
}
