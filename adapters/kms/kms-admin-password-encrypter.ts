import type { KMSClient } from '@aws-sdk/client-kms';
import type { AdminPasswordEncrypter } from '../../core/tenants/admin-password-encrypter.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { encryptText } from './kms-encryption.ts';

export class KmsAdminPasswordEncrypter implements AdminPasswordEncrypter {
  readonly #kms: KMSClient;
  readonly #keyArn: string;

  constructor(kms: KMSClient, keyArn: string) {
    this.#kms = kms;
    this.#keyArn = keyArn;
  }

  encrypt(tenantId: TenantId, password: string): Promise<string> {
    const use = { kms: this.#kms, keyArn: this.#keyArn, context: { tenantId } };
    return encryptText(use, password);
  }
}
