import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AuditDataKeys } from '../../../core/audit/audit-data-keys.ts';
import { auditDataKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';

/** In the control table: what is deleted there lets what the append-only table holds be read no more. */
export class DynamoAuditDataKeys implements AuditDataKeys {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find(tenantId: string): Promise<Uint8Array | null> {
    const item = await getItem(this.#documents, this.#tableName, auditDataKey(tenantId));
    return item ? Buffer.from(String(item.encryptedKey), 'base64') : null;
  }

  async keep(tenantId: string, encrypted: Uint8Array): Promise<Uint8Array> {
    const encryptedKey = Buffer.from(encrypted).toString('base64');
    const { Put } = putNew(this.#tableName, { ...auditDataKey(tenantId), encryptedKey });
    try {
      await this.#documents.send(new PutCommand(Put));
      return encrypted;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return (await this.find(tenantId)) ?? encrypted;
    }
  }
}
