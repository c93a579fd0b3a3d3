import { EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import type { AdminPasswordEncrypter } from '../../core/tenants/admin-password-encrypter.ts';

export class KmsAdminPasswordEncrypter implements AdminPasswordEncrypter {
  readonly #kms: KMSClient;
  readonly #keyArn: string;

  constructor(kms: KMSClient, keyArn: string) {
    this.#kms = kms;
    this.#keyArn = keyArn;
  }

  async encrypt(tenantId: TenantId, password: string): Promise<string> {
    const { CiphertextBlob } = await this.#kms.send(
      new EncryptCommand({
        KeyId: this.#keyArn,
        Plaintext: Buffer.from(password, 'utf8'),
        EncryptionContext: { tenantId },
      }),
    );
    if (!CiphertextBlob) throw new Error('KMS answered without a ciphertext.');
    return Buffer.from(CiphertextBlob).toString('base64');
  }
}
