import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { MeteredHours } from '../../../core/metering/meter-storage.ts';
import { getItem } from '../table/get-item.ts';

const STORAGE = { pk: 'RECONCILED#platform', sk: 'STORAGE' };

/** Of storage, where no other key is given. */
export class DynamoMeteredHours implements MeteredHours {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #key: typeof STORAGE;

  constructor(documents: DynamoDBDocumentClient, tableName: string, key = STORAGE) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#key = key;
  }

  async last(): Promise<Date | null> {
    const item = await getItem(this.#documents, this.#tableName, this.#key);
    return item ? new Date(String(item.hour)) : null;
  }

  async done(hour: Date): Promise<void> {
    const Item = { ...this.#key, hour: hour.toISOString() };
    await this.#documents.send(new PutCommand({ TableName: this.#tableName, Item }));
  }
}
