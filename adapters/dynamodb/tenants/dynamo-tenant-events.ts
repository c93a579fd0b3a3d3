import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantEvent } from '../../../core/tenants/tenant-events.ts';
import { toEventItem } from '../events/event-item.ts';

/** Events of tenants that come with no other write. */
export class DynamoTenantEvents {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async record(event: TenantEvent): Promise<void> {
    await this.#documents.send(
      new PutCommand({ TableName: this.#tableName, Item: toEventItem(event) }),
    );
  }
}
