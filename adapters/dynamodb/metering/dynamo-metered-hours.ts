import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { MeteredHours } from '../../../core/metering/meter-storage.ts';
import { getItem } from '../table/get-item.ts';

const KEY = { pk: 'RECONCILED#platform', sk: 'STORAGE' };

export class DynamoMeteredHours implements MeteredHours {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async last(): Promise<Date | null> {
    const item = await getItem(this.#documents, this.#tableName, KEY);
    return item ? new Date(String(item.hour)) : null;
  }

  async done(hour: Date): Promise<void> {
    const Item = { ...KEY, hour: hour.toISOString() };
    await this.#documents.send(new PutCommand({ TableName: this.#tableName, Item }));
  }
}
