import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  ErasedTenant,
  RemainsPage,
  SweptStore,
} from '../../../core/erasure/erasable-store.ts';

/** Tables that bear the tenant's id: its own, or one that an older placement left behind. */
export class TablesNamed implements SweptStore {
  readonly name = 'tables';
  readonly #documents: DynamoDBDocumentClient;

  constructor(documents: DynamoDBDocumentClient) {
    this.#documents = documents;
  }

  async *remains({ tenant: { id } }: ErasedTenant): AsyncGenerator<RemainsPage> {
    let start: string | undefined;
    do {
      const { TableNames = [], LastEvaluatedTableName } = await this.#documents.send(
        new ListTablesCommand({ ExclusiveStartTableName: start }),
      );
      yield { keys: TableNames.filter((name) => name.includes(id)) };
      start = LastEvaluatedTableName;
    } while (start !== undefined);
  }
}
