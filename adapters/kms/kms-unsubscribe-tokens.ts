import { InvalidCiphertextException, type KMSClient } from '@aws-sdk/client-kms';
import * as z from 'zod';
import type { Subscription, UnsubscribeTokens } from '../../core/notifications/unsubscribe.ts';
import { decryptText, encryptText, type KmsUse } from './kms-encryption.ts';

const sealed = z.object({
  t: z.templateLiteral(['tnt_', z.string()]),
  r: z.string(),
  c: z.string(),
});

/** What the key opens was made by the platform: nothing is kept for a mail, and nobody forges a link. */
export class KmsUnsubscribeTokens implements UnsubscribeTokens {
  readonly #use: KmsUse;

  constructor(kms: KMSClient, keyArn: string) {
    this.#use = { kms, keyArn, context: { purpose: 'unsubscribe' } };
  }

  seal({ tenantId: t, recipientId: r, category: c }: Subscription) {
    return encryptText(this.#use, JSON.stringify({ t, r, c }), 'base64url');
  }

  async open(token: string) {
    try {
      const text = await decryptText(this.#use, token, 'base64url');
      const { t, r, c } = sealed.parse(JSON.parse(text));
      return { tenantId: t, recipientId: r, category: c };
    } catch (error) {
      if (error instanceof InvalidCiphertextException) return null;
      throw error;
    }
  }
}
