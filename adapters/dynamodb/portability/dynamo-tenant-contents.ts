import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type {
  PortableFile,
  PortableRecord,
  TenantContents,
} from '../../../core/portability/tenant-contents.ts';
import { isCollectionName } from '../../../core/records/record.ts';
import { partitionOf } from '../../../core/tenancy/placement.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { portableNotices } from '../notifications/portable-notices.ts';
import { fromItem, RECORD_SORT_KEY_PREFIX } from '../records/record-item.ts';
import { partitionNames } from '../tenancy/partition-names.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';

const SESSION_ACTIONS: SessionActions = { items: ['Query'] };

type FilesOf = (tenant: TenantScope, after?: string) => AsyncIterable<PortableFile>;

/** Records of the tenant's table, and the files that the bucket knows of. */
export class DynamoTenantContents implements TenantContents {
  readonly #sessions: TenantSessions;
  readonly files: FilesOf;

  constructor(sessions: TenantSessions, files: FilesOf) {
    this.#sessions = sessions;
    this.files = files;
  }

  notifications(tenant: TenantScope, after?: string) {
    return portableNotices(this.#sessions, tenant, after);
  }

  async collections(tenant: TenantScope): Promise<readonly string[]> {
    const session = await this.#sessions.open(tenant, SESSION_ACTIONS);
    const names = await partitionNames(tenantDocuments(session), session.placement);
    return names.filter(isCollectionName).toSorted();
  }

  async *records(
    tenant: TenantScope,
    { collection, after }: { readonly collection: string; readonly after?: string },
  ): AsyncGenerator<PortableRecord> {
    let start = after;
    do {
      // Opened for each page: a long run outlives a session.
      const session = await this.#sessions.open(tenant, SESSION_ACTIONS);
      const pk = partitionOf(session.placement, collection);
      const { Items = [], LastEvaluatedKey } = await tenantDocuments(session).send(
        new QueryCommand({
          TableName: session.placement.tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': RECORD_SORT_KEY_PREFIX },
          ConsistentRead: true,
          ...(start !== undefined && { ExclusiveStartKey: { pk, sk: start } }),
        }),
      );
      yield* Items.map(toPortable);
      start = LastEvaluatedKey === undefined ? undefined : String(LastEvaluatedKey.sk);
    } while (start !== undefined);
  }
}

function toPortable(item: unknown): PortableRecord {
  const { id, data, version, createdAt, updatedAt } = fromItem(item);
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { id, data, version, ...times };
}
