import type { KMSClient } from '@aws-sdk/client-kms';
import { DeleteCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ApiKeyId } from '../../../core/access/api-key-text.ts';
import type {
  FirstKeySecret,
  FirstKeySecrets,
} from '../../../core/provisioning/first-key-secrets.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { isId } from '../../../kit/id.ts';
import { decryptText, encryptText } from '../../kms/kms-encryption.ts';
import { firstKeySecretKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { isMet } from '../table/is-met.ts';

const WEEK_SECONDS = 7 * 86_400;

const keptSecret = z.object({
  keyId: z.custom<ApiKeyId>((text) => typeof text === 'string' && isId('key', text)),
  ciphertext: z.string(),
  expiresAt: z.number(),
});

type Stores = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly kms: KMSClient;
  readonly keyArn: string;
  readonly now: () => Date;
};

export class DynamoFirstKeySecrets implements FirstKeySecrets {
  readonly #stores: Stores;

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  async keep(tenantId: TenantId, { keyId, secret }: FirstKeySecret) {
    const { documents, tableName: TableName, now } = this.#stores;
    const ciphertext = await encryptText(this.#use(tenantId, keyId), secret);
    const expiresAt = Math.floor(now().getTime() / 1_000) + WEEK_SECONDS;
    const Item = { ...firstKeySecretKey(tenantId), keyId, ciphertext, expiresAt };
    await documents.send(new PutCommand({ TableName, Item }));
  }

  async take(tenantId: TenantId) {
    const { documents, tableName, now } = this.#stores;
    const item = await getItem(documents, tableName, firstKeySecretKey(tenantId));
    if (!item) return null;
    const { keyId, ciphertext, expiresAt } = keptSecret.parse(item);
    // The table forgets an expired item only some time later.
    if (expiresAt * 1_000 <= now().getTime()) return null;
    // Read before it is forgotten: an outage of KMS loses nothing.
    const secret = await decryptText(this.#use(tenantId, keyId), ciphertext);
    return (await this.#isForgotten(tenantId, ciphertext)) ? { keyId, secret } : null;
  }

  async forget(tenantId: TenantId) {
    const { documents, tableName: TableName } = this.#stores;
    await documents.send(new DeleteCommand({ TableName, Key: firstKeySecretKey(tenantId) }));
  }

  /** True for one caller. */
  async #isForgotten(tenantId: TenantId, ciphertext: string) {
    const { documents, tableName: TableName } = this.#stores;
    return isMet(
      documents.send(
        new DeleteCommand({
          TableName,
          Key: firstKeySecretKey(tenantId),
          ConditionExpression: 'ciphertext = :ciphertext',
          ExpressionAttributeValues: { ':ciphertext': ciphertext },
        }),
      ),
    );
  }

  #use(tenantId: TenantId, keyId: ApiKeyId) {
    const { kms, keyArn } = this.#stores;
    return { kms, keyArn, context: { tenantId, keyId } };
  }
}
