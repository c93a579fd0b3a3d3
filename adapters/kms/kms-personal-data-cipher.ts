import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { AuditDataKeys } from '../../core/audit/audit-data-keys.ts';
import type { PersonalDataCipher } from '../../core/audit/personal-data-cipher.ts';
import { decrypt, encrypt, type KmsUse } from './kms-encryption.ts';

export type KmsPersonalDataCipherOptions = {
  readonly kms: KMSClient;
  readonly keyArn: string;
  readonly keys: AuditDataKeys;
  readonly now: () => Date;
};

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** A key that was deleted encrypts and decrypts no longer than that. */
const REMEMBERED_MS = 5 * 60_000;
const MAX_REMEMBERED = 5_000;

type Remembered = { readonly key: Promise<Buffer>; readonly until: number };

/**
 * A data key a tenant, made here, and kept encrypted by the stage's key: one of KMS's own would cost a dollar a month
 * each. An environment asks KMS once in five minutes for each tenant.
 */
export class KmsPersonalDataCipher implements PersonalDataCipher {
  readonly #options: KmsPersonalDataCipherOptions;
  readonly #remembered = new Map<string, Remembered>();

  constructor(options: KmsPersonalDataCipherOptions) {
    this.#options = options;
  }

  async encrypt(tenantId: string, text: string): Promise<string> {
    const key = await this.#keyToEncrypt(tenantId);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(tenantId));
    const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64');
  }

  async decrypt(tenantId: string, ciphertext: string): Promise<string | null> {
    const key = await this.#keyOf(tenantId);
    if (key === null) return null;
    const bytes = Buffer.from(ciphertext, 'base64');
    try {
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(tenantId))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const text = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
      return Buffer.concat(text).toString('utf8');
    } catch {
      // Of a key that was deleted before this one was made.
      return null;
    }
  }

  /** The key, remembered once there is one; null while nothing was encrypted, and once it was deleted. */
  async #keyOf(tenantId: string): Promise<Buffer | null> {
    const known = this.#known(tenantId);
    if (known) return known;
    const encrypted = await this.#options.keys.find(tenantId);
    return encrypted && this.#remember(tenantId, this.#open(tenantId, encrypted));
  }

  #keyToEncrypt(tenantId: string): Promise<Buffer> {
    const make = async () => (await this.#keyOf(tenantId)) ?? this.#newKey(tenantId);
    return this.#known(tenantId) ?? this.#remember(tenantId, make());
  }

  #known(tenantId: string): Promise<Buffer> | undefined {
    const known = this.#remembered.get(tenantId);
    return known && known.until > this.#options.now().getTime() ? known.key : undefined;
  }

  async #newKey(tenantId: string): Promise<Buffer> {
    const made = randomBytes(32);
    const encrypted = await encrypt(this.#useFor(tenantId), made);
    const kept = await this.#options.keys.keep(tenantId, encrypted);
    return kept === encrypted ? made : this.#open(tenantId, kept);
  }

  #open(tenantId: string, encrypted: Uint8Array): Promise<Buffer> {
    return decrypt(this.#useFor(tenantId), encrypted);
  }

  /** First passwords and tokens are encrypted by the same key, for other purposes. */
  #useFor(tenantId: string): KmsUse {
    const { kms, keyArn } = this.#options;
    return { kms, keyArn, context: { purpose: 'audit', tenantId } };
  }

  #remember(tenantId: string, key: Promise<Buffer>): Promise<Buffer> {
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
    const until = this.#options.now().getTime() + REMEMBERED_MS;
    this.#remembered.set(tenantId, { key, until });
    key.catch(() => this.#remembered.delete(tenantId));
    return key;
  }
}
