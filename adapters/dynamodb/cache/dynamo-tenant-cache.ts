import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CacheDeletion, CacheWrite, TenantCache } from '../../../core/cache/tenant-cache.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantContext } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import type { TenantItems } from '../table/query-page.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';
import { conditionOf, entryKey, fromItem, secondsOf, toItem } from './cache-item.ts';
import { changeCount } from './entry-count.ts';

const SESSION_ACTIONS: SessionActions = {
  items: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
};

/** What a write replaced or deleted, as far as the count goes by it. */
type Replaced = { readonly expiresAt?: number; readonly countedUntil?: number };

/** The cache in a partition of the tenant's, reached by the tenant's own session. */
export class DynamoTenantCache implements TenantCache {
  readonly #sessions: TenantSessions;
  readonly #now: () => Date;

  constructor(sessions: TenantSessions, now = () => new Date()) {
    this.#sessions = sessions;
    this.#now = now;
  }

  async find(tenant: TenantContext, key: string) {
    const { documents, placement } = await this.#open(tenant);
    const { Item } = await documents.send(
      new GetCommand({
        TableName: placement.tableName,
        Key: entryKey(placement, key),
        ConsistentRead: true,
      }),
    );
    return Item ? fromItem(Item, this.#now()) : null;
  }

  async put(tenant: TenantContext, write: CacheWrite) {
    const now = this.#now();
    const store = await this.#open(tenant);
    const item = toItem(write, now);
    const command = new PutCommand({
      TableName: store.placement.tableName,
      Item: { ...entryKey(store.placement, write.key), ...item },
      ...conditionOf(write.onlyIf, now),
      ReturnValues: 'ALL_OLD',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const written = await unlessRefused(
      async () => (await store.documents.send(command)).Attributes,
    );
    if (!written.ok && written.error.version !== write.version) {
      const kind = write.onlyIf === 'absent' ? 'CacheEntryExists' : 'VersionConflict';
      return fail({ kind } as const);
    }
    // Refused by our own write, which the SDK repeated because its answer was lost: what it replaced is not known.
    const replaced: Replaced = written.ok ? written.value : {};
    const { version, value, expiresAt, maxEntries } = write;
    if (maxEntries === 'unlimited') return ok({ value, version, expiresAt });

    const enters = item.countedUntil;
    const seconds = secondsOf(now);
    const count = await changeCount(store, { enters, leaves: replaced.countedUntil }, seconds);
    const isNew = (replaced.expiresAt ?? 0) <= seconds;
    if (!isNew || (count ?? 0) <= maxEntries) return ok({ value, version, expiresAt });

    await this.#takeBack(store, write, enters);
    return fail({ kind: 'CacheFull', maxEntries } as const);
  }

  async delete(tenant: TenantContext, { key, onlyIf }: CacheDeletion) {
    const now = this.#now();
    const store = await this.#open(tenant);
    const command = new DeleteCommand({
      TableName: store.placement.tableName,
      Key: entryKey(store.placement, key),
      ...conditionOf(onlyIf, now),
      ReturnValues: 'ALL_OLD',
    });
    const deleted = await unlessRefused(
      async () => (await store.documents.send(command)).Attributes,
    );
    if (!deleted.ok) return fail({ kind: 'VersionConflict' } as const);

    await changeCount(store, { leaves: deleted.value.countedUntil }, secondsOf(now));
    return ok(null);
  }

  /** Only our own write: who has replaced it meanwhile found it there. */
  async #takeBack(store: TenantItems, { key, version }: CacheWrite, enters: number) {
    const now = this.#now();
    const command = new DeleteCommand({
      TableName: store.placement.tableName,
      Key: entryKey(store.placement, key),
      ...conditionOf({ version }, now),
    });
    const deleted = await unlessRefused(
      async () => (await store.documents.send(command)).Attributes,
    );
    if (deleted.ok) await changeCount(store, { leaves: enters }, secondsOf(now));
  }

  async #open(tenant: TenantContext): Promise<TenantItems> {
    const session = await this.#sessions.open(tenant, SESSION_ACTIONS);
    return { placement: session.placement, documents: tenantDocuments(session) };
  }
}

/** What there was before; a write whose condition was not met says the version that it found. */
async function unlessRefused(
  write: () => Promise<Readonly<Record<string, unknown>> | undefined>,
): Promise<Result<Replaced, { readonly version: number }>> {
  try {
    return ok((await write()) ?? {});
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return fail({ version: Number(error.Item?.version?.N) });
  }
}
