import { DeleteCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type {
  AccountMail,
  AccountMails,
  WaitingMails,
} from '../../../core/identity/account-mail.ts';
import { tryTransact } from '../table/transact.ts';
import { toAccountMailItem } from './account-mail-item.ts';
import { toldWrites } from './told-writes.ts';

export class DynamoAccountMails implements AccountMails, WaitingMails {
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

  /** By the partition key that it waits under. */
  async remove(id: string, event?: DomainEvent<string, object>): Promise<void> {
    const gone = { TableName: this.#tableName, Key: { pk: id, sk: id } };
    if (event === undefined) {
      await this.#documents.send(new DeleteCommand(gone));
      return;
    }
    await tryTransact(this.#documents, {
      mail: { Delete: { ...gone, ConditionExpression: 'attribute_exists(pk)' } },
      ...toldWrites(this.#tableName, { event }, this.#now()),
    });
  }
}
