import type { KMSClient } from '@aws-sdk/client-kms';
import type { SecretOwner, WebhookSecrets } from '../../core/webhooks/webhook-store.ts';
import { decryptText, encryptText, type KmsUse } from './kms-encryption.ts';

/** So many are remembered: each is asked for with every batch of messages. */
const REMEMBERED = 1_000;

export class KmsWebhookSecrets implements WebhookSecrets {
  readonly #key: Pick<KmsUse, 'kms' | 'keyArn'>;
  readonly #known = new Map<string, Promise<string>>();

  constructor(kms: KMSClient, keyArn: string) {
    this.#key = { kms, keyArn };
  }

  encrypt(of: SecretOwner, text: string): Promise<string> {
    return encryptText(this.#useFor(of), text);
  }

  /** What was encrypted never changes, so it may be remembered for as long as the environment lives. */
  async decrypt(of: SecretOwner, ciphertext: string): Promise<string> {
    const key = `${of.tenantId} ${of.id} ${ciphertext}`;
    const known = this.#known.get(key) ?? decryptText(this.#useFor(of), ciphertext);
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    try {
      return await known;
    } catch (error) {
      this.#known.delete(key);
      throw error;
    }
  }

  /** Of one endpoint of one tenant: what else the key encrypts is for other purposes. */
  #useFor({ tenantId, id: endpointId }: SecretOwner): KmsUse {
    return { ...this.#key, context: { purpose: 'webhooks', tenantId, endpointId } };
  }
}
