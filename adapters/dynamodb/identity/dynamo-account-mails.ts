import { DeleteCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AccountMail, AccountMails } from '../../../core/identity/account-mail.ts';
import { toAccountMailItem } from './account-mail-item.ts';

export class DynamoAccountMails implements AccountMails {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async post(mail: AccountMail): Promise<void> {
    const Item = toAccountMailItem(mail, this.#now());
    await this.#documents.send(new PutCommand({ TableName: this.#tableName, Item }));
  }

  /** By the partition key that it waits under; again is harmless. */
  async remove(id: string): Promise<void> {
    const Key = { pk: id, sk: id };
    await this.#documents.send(new DeleteCommand({ TableName: this.#tableName, Key }));
  }
}
