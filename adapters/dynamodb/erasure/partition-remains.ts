import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type {
  ErasedTenant,
  RemainsPage,
  SweptStore,
} from '../../../core/erasure/erasable-store.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';
import { isGone } from '../../dedicated-resources/refused-session.ts';

const LOOK = { items: ['Query'] } as const;

/** A session reaches its tenant's partitions by name alone: the first, those that any tenant has, and all that were seen. */
export class PartitionRemains implements SweptStore {
  readonly name = 'items';
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async *remains({ tenant, partitions }: ErasedTenant): AsyncGenerator<RemainsPage> {
    const first = `T#${tenant.id}`;
    const listed = await this.#sortKeys(tenant, first);
    const named = listed.filter((sk) => sk.startsWith('C#')).map((sk) => sk.slice(2));
    const names = new Set(['CACHE', 'NOTIFICATIONS', 'TOMBSTONES', ...partitions, ...named]);
    yield { keys: listed };
    for (const name of names) {
      if (name !== '') yield { keys: await this.#sortKeys(tenant, `${first}#${name}`) };
    }
  }

  /** A page of them: that there are any is enough. */
  async #sortKeys(tenant: ErasedTenant['tenant'], pk: string): Promise<string[]> {
    const session = await this.#sessions.open(scopeForPlatform(tenant), LOOK);
    const query = new QueryCommand({
      TableName: session.placement.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    });
    try {
      const { Items = [] } = await tenantDocuments(session).send(query);
      return Items.map(({ sk }) => String(sk));
    } catch (error) {
      if (isGone(tenant, error)) return [];
      throw error;
    }
  }
}
