import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { listTenants } from './list-tenants.ts';

/** What is done for as many tenants at once. */
const AT_ONCE = 20;

/** All tenants, whatever their state, some at a time. */
export class DynamoTenantIds {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async *ids(): AsyncGenerator<readonly string[]> {
    let after: string | undefined;
    do {
      const page = { limit: AT_ONCE, after } as Parameters<typeof listTenants>[2];
      const { items, next } = await listTenants(this.#documents, this.#tableName, page);
      yield items.map(({ id }) => id);
      after = next;
    } while (after !== undefined);
  }
}
