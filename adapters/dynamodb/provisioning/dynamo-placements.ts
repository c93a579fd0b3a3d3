import { DeleteCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Placements } from '../../../core/provisioning/placements.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { placementKey } from '../table/control-keys.ts';

export type PlacementsTable = { readonly tableName: string; readonly cell: string };

export class DynamoPlacements implements Placements {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: PlacementsTable;

  constructor(documents: DynamoDBDocumentClient, table: PlacementsTable) {
    this.#documents = documents;
    this.#table = table;
  }

  async record({ id, isolation, region, tier }: Tenant): Promise<void> {
    const { tableName, cell } = this.#table;
    await this.#documents.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...placementKey(id), strategy: isolation, region, tier, cell },
      }),
    );
  }

  async forget({ id }: Tenant): Promise<void> {
    await this.#documents.send(
      new DeleteCommand({ TableName: this.#table.tableName, Key: placementKey(id) }),
    );
  }
}
