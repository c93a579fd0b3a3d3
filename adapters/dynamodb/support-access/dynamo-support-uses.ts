import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  SupportUses,
  UseRecord,
} from '../../../core/support-access/support-access-registry.ts';
import { toEventItem } from '../events/event-item.ts';
import { supportUsesPartition } from '../table/control-keys.ts';

/** One item is both: the tenant's record of the use, and the event that the table's stream publishes. */
export class DynamoSupportUses implements SupportUses {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async record({ userPoolId, accessId, event }: UseRecord): Promise<void> {
    const pk = supportUsesPartition(userPoolId, accessId);
    const Item = { ...toEventItem(event), pk };
    await this.#documents.send(new PutCommand({ TableName: this.#tableName, Item }));
  }
}
