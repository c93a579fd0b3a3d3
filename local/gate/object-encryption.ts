import type { IncomingHttpHeaders } from 'node:http';
import type { Emulator } from './emulator.ts';
import type { Encryption, ObjectAddress } from './facts.ts';
import { parseXml, textIn } from './xml.ts';

const ALGORITHM = 'x-amz-server-side-encryption';

/** What the head of an object's answer says of its encryption; undefined unless with a KMS key. */
export function encryptionInHeaders(headers: IncomingHttpHeaders): Encryption | undefined {
  const algorithm = headers[ALGORITHM];
  const keyId = headers[`${ALGORITHM}-aws-kms-key-id`];
  if (!isKms(algorithm) || typeof keyId !== 'string') return undefined;
  const flag = headers[`${ALGORITHM}-bucket-key-enabled`];
  return { keyId, usesBucketKey: flag === undefined ? undefined : flag === 'true' };
}

/** How a bucket encrypts what names no encryption of its own. */
export async function defaultEncryption(
  emulator: Emulator,
  bucket: string,
): Promise<Encryption | undefined> {
  const document = parseXml(await emulator.get('s3', `/${bucket}?encryption`));
  const text = (name: string) => textIn(document, name);
  const keyId = text('KMSMasterKeyID');
  if (!isKms(text('SSEAlgorithm')) || keyId === '') return undefined;
  return { keyId, usesBucketKey: text('BucketKeyEnabled') === 'true' };
}

/** How an object is encrypted, asked by its head. */
export async function storedEncryption(
  emulator: Emulator,
  { bucket, key, version }: ObjectAddress,
): Promise<Encryption | undefined> {
  const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const query = version === undefined ? '' : `?versionId=${encodeURIComponent(version)}`;
  return encryptionInHeaders(await emulator.head('s3', `${path}${query}`));
}

export const isKms = (algorithm: unknown): boolean =>
  typeof algorithm === 'string' && algorithm.startsWith('aws:kms');
