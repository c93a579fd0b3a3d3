import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';

/** A key, and what it is used for: what was encrypted with one context is not decrypted with another one. */
export type KmsUse = {
  readonly kms: KMSClient;
  readonly keyArn: string;
  readonly context: Readonly<Record<string, string>>;
};

export async function encrypt(
  { kms, keyArn, context }: KmsUse,
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({ KeyId: keyArn, Plaintext: plaintext, EncryptionContext: context }),
  );
  if (!CiphertextBlob) throw new Error('KMS answered without a ciphertext.');
  return CiphertextBlob;
}

export async function decrypt(
  { kms, keyArn, context }: KmsUse,
  ciphertext: Uint8Array,
): Promise<Buffer> {
  const { Plaintext } = await kms.send(
    new DecryptCommand({ KeyId: keyArn, CiphertextBlob: ciphertext, EncryptionContext: context }),
  );
  if (!Plaintext) throw new Error('KMS answered without a plaintext.');
  return Buffer.from(Plaintext);
}

type TextEncoding = 'base64' | 'base64url';

export async function encryptText(
  use: KmsUse,
  text: string,
  encoding: TextEncoding = 'base64',
): Promise<string> {
  return Buffer.from(await encrypt(use, Buffer.from(text, 'utf8'))).toString(encoding);
}

export async function decryptText(
  use: KmsUse,
  ciphertext: string,
  encoding: TextEncoding = 'base64',
): Promise<string> {
  return (await decrypt(use, Buffer.from(ciphertext, encoding))).toString('utf8');
}
