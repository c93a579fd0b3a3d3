import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { FileDeletions } from '../../../core/files/file-deletions.ts';
import type { FileId } from '../../../core/files/file.ts';
import type { TenantContext, TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';
import { tombstoneKey, toTombstoneItem } from '../tenancy/tombstone-item.ts';
import { getItem } from '../table/get-item.ts';

const ACTIONS = { items: ['PutItem'] } as const;
const READ = { items: ['GetItem'] } as const;

/** Deleted files as tombstones in the tenant's table, whose stream tells of them. */
export class DynamoFileDeletions implements FileDeletions {
  readonly #sessions: TenantSessions;
  readonly #now: () => Date;

  constructor(sessions: TenantSessions, now = () => new Date()) {
    this.#sessions = sessions;
    this.#now = now;
  }

  async record(tenant: TenantContext, id: FileId): Promise<void> {
    const session = await this.#sessions.open(tenant, ACTIONS);
    const tombstone = { id, version: 1, changedBy: tenant.changedBy, deletedAt: this.#now() };
    const write = new PutCommand({
      TableName: session.placement.tableName,
      Item: toTombstoneItem(session.placement, tombstone),
      // The first deletion was published already; a repeated request is not another one.
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    try {
      await tenantDocuments(session).send(write);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
  async has(tenant: TenantScope, id: FileId): Promise<boolean> {
    const session = await this.#sessions.open(tenant, READ);
    const { placement } = session;
    const key = tombstoneKey(placement, id);
    return (await getItem(tenantDocuments(session), placement.tableName, key)) !== undefined;
  }
}
