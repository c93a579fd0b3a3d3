import type { KMSClient } from '@aws-sdk/client-kms';
import type { AdminPasswordDecrypter } from '../../core/provisioning/admin-password-decrypter.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { decryptText } from './kms-encryption.ts';

export class KmsAdminPasswordDecrypter implements AdminPasswordDecrypter {
  readonly #kms: KMSClient;
  readonly #keyArn: string;

  constructor(kms: KMSClient, keyArn: string) {
    this.#kms = kms;
    this.#keyArn = keyArn;
  }

  decrypt(tenantId: TenantId, ciphertext: string): Promise<string> {
    const use = { kms: this.#kms, keyArn: this.#keyArn, context: { tenantId } };
    return decryptText(use, ciphertext);
  }
}
