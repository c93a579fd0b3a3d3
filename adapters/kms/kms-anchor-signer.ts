import { createPublicKey, verify } from 'node:crypto';
import { GetPublicKeyCommand, SignCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { AnchorVerifier } from '../../core/audit/anchor.ts';
import type { AnchorSigner } from '../../core/audit/anchor-heads.ts';
import { anchorHash } from '../../core/audit/anchor.ts';

/** A message of KMS has 4 KB at most: the hash of the text is signed. */
const messageOf = (text: string) => Buffer.from(anchorHash(text), 'utf8');

export class KmsAnchorSigner implements AnchorSigner {
  readonly #kms: KMSClient;
  readonly #keyArn: string;

  constructor(kms: KMSClient, keyArn: string) {
    this.#kms = kms;
    this.#keyArn = keyArn;
  }

  async sign(text: string): Promise<string> {
    const { Signature } = await this.#kms.send(
      new SignCommand({
        KeyId: this.#keyArn,
        Message: messageOf(text),
        MessageType: 'RAW',
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
    );
    if (!Signature) throw new Error('KMS answered without a signature.');
    return Buffer.from(Signature).toString('base64');
  }
}

/** Asks KMS for the public key alone: what was signed is then verified here. */
export async function kmsAnchorVerifier(kms: KMSClient, keyArn: string): Promise<AnchorVerifier> {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: keyArn }));
  if (!PublicKey) throw new Error('KMS answered without a public key.');
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  return ({ text, signature }) =>
    Promise.resolve(verify('sha256', messageOf(text), key, Buffer.from(signature, 'base64')));
}
