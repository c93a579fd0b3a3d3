import type { AwsRequest } from '../aws-request.ts';
import type { Encryption, ObjectAddress } from '../facts.ts';
import { isKms } from '../object-encryption.ts';
import { type Ask, type Place, UntranslatableError } from './ask.ts';
import { keyUseAsks } from './key-use.ts';
import { writeHeader } from './s3-context.ts';

const ALGORITHM = 'x-amz-server-side-encryption';

/** The operations that store an object, and what each does with the key that encrypts it. */
const STORING: Readonly<Record<string, readonly string[]>> = {
  PutObject: ['GenerateDataKey'],
  CopyObject: ['GenerateDataKey'],
  // The parts are read again when they are put together.
  CreateMultipartUpload: ['GenerateDataKey', 'Decrypt'],
};

/** What a write needs of the KMS key it names, or of the one its bucket encrypts with. */
export async function storedObjectAsks(
  request: AwsRequest,
  address: ObjectAddress,
  place: Place,
): Promise<Ask[]> {
  const actions = STORING[request.operation];
  if (actions === undefined) return [];
  const encryption = await askedEncryption(request, address, place);
  return encryption === undefined ? [] : objectKeyAsks({ address, encryption, actions }, place);
}

/** What a read of a stored object needs of the KMS key it is encrypted with. */
export async function readObjectAsks(address: ObjectAddress, place: Place): Promise<Ask[]> {
  const encryption = await place.facts.objectEncryption(address);
  return encryption === undefined ? [] : decryptionAsks(address, encryption, place);
}

/** The same, for an object whose encryption is known. */
export const decryptionAsks = (address: ObjectAddress, encryption: Encryption, place: Place) =>
  objectKeyAsks({ address, encryption, actions: ['Decrypt'] }, place);

async function askedEncryption(
  request: AwsRequest,
  { bucket }: ObjectAddress,
  { facts }: Place,
): Promise<Encryption | undefined> {
  const algorithm = writeHeader(request, ALGORITHM);
  if (writeHeader(request, `${ALGORITHM}-context`) !== undefined) {
    throw new UntranslatableError('it names an encryption context of its own');
  }
  if (algorithm === undefined) {
    const ownKey = writeHeader(request, `${ALGORITHM}-customer-algorithm`);
    return ownKey === undefined ? facts.bucketEncryption(bucket) : undefined;
  }
  const keyId = writeHeader(request, `${ALGORITHM}-aws-kms-key-id`);
  // Without a key's name it is AWS's own for S3, open to all who may write.
  if (!isKms(algorithm) || keyId === undefined) return undefined;
  const flag = writeHeader(request, `${ALGORITHM}-bucket-key-enabled`);
  return { keyId, usesBucketKey: flag === undefined ? undefined : flag === 'true' };
}

type ObjectKeyUse = {
  readonly address: ObjectAddress;
  readonly encryption: Encryption;
  readonly actions: readonly string[];
};

/** The encryption context is the object; with a bucket key it is the bucket. */
async function objectKeyAsks({ address, encryption, actions }: ObjectKeyUse, place: Place) {
  const { bucket, key } = address;
  const usesBucketKey =
    encryption.usesBucketKey ?? (await place.facts.bucketEncryption(bucket))?.usesBucketKey;
  const arn = `arn:aws:s3:::${bucket}${usesBucketKey === true ? '' : `/${key}`}`;
  const use = { service: 's3', keyId: encryption.keyId, actions } as const;
  return keyUseAsks({ ...use, encryptionContext: { 'aws:s3:arn': arn } }, place);
}
