import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantIds } from '../../../core/quotas/start-corrections.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { byStateKey } from '../table/control-keys.ts';

const IN_USE = ['active', 'suspended'] as const;

/** Read from the index by state: ids alone. */
export class DynamoTenantIds implements TenantIds {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async *inUse(): AsyncIterable<readonly TenantId[]> {
    for (const state of IN_USE) {
      const pages = paginateQuery(
        { client: this.#documents },
        {
          TableName: this.#tableName,
          IndexName: 'byState',
          KeyConditionExpression: 'gsi2pk = :state',
          ExpressionAttributeValues: { ':state': byStateKey(state, '').gsi2pk },
          ProjectionExpression: 'id',
        },
      );
      for await (const { Items = [] } of pages) yield Items.map(({ id }) => id as TenantId);
    }
  }
}
