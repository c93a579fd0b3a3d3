import type { Placement } from '../../core/tenancy/placement.ts';

type Encryption = { readonly ServerSideEncryption?: 'aws:kms'; readonly SSEKMSKeyId?: string };

/** What a write into the shared bucket says of its encryption; nothing where the bucket's own will do. */
export const encryptionOf = ({ dedicated }: Placement): Encryption =>
  dedicated?.isNamedByObjects
    ? { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: dedicated.keyAlias }
    : {};

/** The same as headers, for writes that are sent by a link. */
export const encryptionHeaders = ({
  ServerSideEncryption,
  SSEKMSKeyId,
}: Encryption): Readonly<Record<string, string>> => ({
  ...(ServerSideEncryption && { 'x-amz-server-side-encryption': ServerSideEncryption }),
  ...(SSEKMSKeyId && { 'x-amz-server-side-encryption-aws-kms-key-id': SSEKMSKeyId }),
});
