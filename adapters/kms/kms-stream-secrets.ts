import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { StreamSecrets } from '../../core/audit-stream/stream-registry.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

export class KmsStreamSecrets implements StreamSecrets {
  readonly #kms: KMSClient;
  readonly #keyArn: string;

  constructor(kms: KMSClient, keyArn: string) {
    this.#kms = kms;
    this.#keyArn = keyArn;
  }

  async encrypt(tenantId: TenantId, secret: string): Promise<string> {
    const { CiphertextBlob } = await this.#kms.send(
      new EncryptCommand({
        KeyId: this.#keyArn,
        Plaintext: Buffer.from(secret, 'utf8'),
        EncryptionContext: contextOf(tenantId),
      }),
    );
    if (!CiphertextBlob) throw new Error('KMS answered without a ciphertext.');
    return Buffer.from(CiphertextBlob).toString('base64');
  }

  async decrypt(tenantId: TenantId, ciphertext: string): Promise<string> {
    const { Plaintext } = await this.#kms.send(
      new DecryptCommand({
        KeyId: this.#keyArn,
        CiphertextBlob: Buffer.from(ciphertext, 'base64'),
        EncryptionContext: contextOf(tenantId),
      }),
    );
    if (!Plaintext) throw new Error('KMS answered without a plaintext.');
    return Buffer.from(Plaintext).toString('utf8');
  }
}

/** What else the key encrypts is for other purposes. */
const contextOf = (tenantId: TenantId) => ({ purpose: 'audit-stream', tenantId });
