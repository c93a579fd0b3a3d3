import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';

/** In the metadata of a copy; what an upload writes by a link has none: links sign no metadata. */
export const UPLOADED_AT = 'uploaded-at';

/** When the content was uploaded: S3's own time of a copy is that of the copy. */
export const uploadedAtOf = ({
  Metadata = {},
  LastModified = new Date(0),
}: Pick<HeadObjectCommandOutput, 'Metadata' | 'LastModified'>): Date => {
  const { [UPLOADED_AT]: uploadedAt } = Metadata;
  return uploadedAt === undefined ? LastModified : new Date(uploadedAt);
};
