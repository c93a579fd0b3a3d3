import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ActiveTenants } from '../../../core/quotas/start-corrections.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { TENANT_STATES, type TenantState } from '../../../core/tenants/tenant.ts';
import { byStateKey } from '../table/control-keys.ts';

const IN_USE = ['active', 'suspended'] as const;
const FEW = 20;

/** Read from the index by state: ids alone. */
export class DynamoTenantIds implements ActiveTenants {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  active(): AsyncIterable<readonly TenantId[]> {
    return this.#in(['active']);
  }

  /** A suspended one uses what it keeps. */
  inUse(): AsyncIterable<readonly TenantId[]> {
    return this.#in(IN_USE);
  }

  /** Whatever their state, a few at a time. */
  all(): AsyncIterable<readonly TenantId[]> {
    return this.#in(TENANT_STATES, FEW);
  }

  async *#in(
    states: readonly TenantState[],
    pageSize?: number,
  ): AsyncGenerator<readonly TenantId[]> {
    for (const state of states) {
      const pages = paginateQuery(
        { client: this.#documents, pageSize },
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
