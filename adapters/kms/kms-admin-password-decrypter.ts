import { DecryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { AdminPasswordDecrypter } from '../../core/provisioning/admin-password-decrypter.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

export class KmsAdminPasswordDecrypter implements AdminPasswordDecrypter {
  readonly #kms: KMSClient;
  readonly #keyArn: string;

  constructor(kms: KMSClient, keyArn: string) {
    this.#kms = kms;
    this.#keyArn = keyArn;
  }

  async decrypt(tenantId: TenantId, ciphertext: string): Promise<string> {
    const { Plaintext } = await this.#kms.send(
      new DecryptCommand({
        KeyId: this.#keyArn,
        CiphertextBlob: Buffer.from(ciphertext, 'base64'),
        EncryptionContext: { tenantId },
      }),
    );
    if (!Plaintext) throw new Error('KMS answered without a plaintext.');
    return Buffer.from(Plaintext).toString('utf8');
  }
}
