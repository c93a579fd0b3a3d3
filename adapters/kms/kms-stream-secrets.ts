import type { KMSClient } from '@aws-sdk/client-kms';
import type { StreamSecrets } from '../../core/audit-stream/stream-registry.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { decryptText, encryptText, type KmsUse } from './kms-encryption.ts';

export class KmsStreamSecrets implements StreamSecrets {
  readonly #key: Pick<KmsUse, 'kms' | 'keyArn'>;

  constructor(kms: KMSClient, keyArn: string) {
    this.#key = { kms, keyArn };
  }

  encrypt(tenantId: TenantId, secret: string): Promise<string> {
    return encryptText(this.#useFor(tenantId), secret);
  }

  decrypt(tenantId: TenantId, ciphertext: string): Promise<string> {
    return decryptText(this.#useFor(tenantId), ciphertext);
  }

  /** What else the key encrypts is for other purposes. */
  #useFor(tenantId: TenantId): KmsUse {
    return { ...this.#key, context: { purpose: 'audit-stream', tenantId } };
  }
}
