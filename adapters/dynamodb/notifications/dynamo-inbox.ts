import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { COUNTED_ITEMS, type Inbox, type InboxQuery } from '../../../core/notifications/inbox.ts';
import type { NotificationId } from '../../../core/notifications/notification.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { someAtOnce } from '../../../kit/some-at-once.ts';
import { secondsOf } from '../table/claim.ts';
import { latestFirst } from '../table/latest-first.ts';
import { fromInboxItem } from './inbox-item.ts';
import { inboxPrefix } from './notification-keys.ts';
import { openedPartition } from './opened-partition.ts';

const SESSION_ACTIONS: SessionActions = { items: ['Query', 'UpdateItem'] };
const AT_ONCE = 10;

type Mark = {
  readonly id: NotificationId;
  readonly as: 'read' | 'archived';
  readonly at: Date;
};

export class DynamoInbox implements Inbox {
  readonly #sessions: TenantSessions;
  readonly #now: () => Date;

  constructor(sessions: TenantSessions, now = () => new Date()) {
    this.#sessions = sessions;
    this.#now = now;
  }

  async list(tenant: TenantScope, memberId: string, { archived, ...page }: InboxQuery) {
    const { documents, pk, tableName } = await this.#open(tenant);
    const prefix = inboxPrefix(memberId);
    const { items, next } = await latestFirst(documents, { tableName, pk, prefix, page });
    const shown = items
      .filter((item) => this.#isKept(item))
      .map(fromInboxItem)
      .filter(({ archivedAt }) => archived === (archivedAt !== undefined));
    return { items: shown, next };
  }

  async unread(tenant: TenantScope, memberId: string) {
    const { unread, isCapped } = await this.#unread(tenant, memberId);
    return { unread: unread.length, isCapped };
  }

  async mark(tenant: TenantScope, memberId: string, { id, as, at }: Mark) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant);
    const read = 'readAt = if_not_exists(readAt, :at)';
    const archived = as === 'archived' ? ', archivedAt = if_not_exists(archivedAt, :at)' : '';
    try {
      const { Attributes } = await documents.send(
        new UpdateCommand({
          ...{ TableName, Key: { pk, sk: `${inboxPrefix(memberId)}${id}` } },
          UpdateExpression: `SET ${read}${archived}`,
          ConditionExpression: 'attribute_exists(pk) AND expiresAt > :now',
          ExpressionAttributeValues: { ':at': at.toISOString(), ':now': secondsOf(this.#now()) },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return fromInboxItem(Attributes);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw error;
    }
  }

  async markAllRead(tenant: TenantScope, memberId: string, at: Date) {
    const { unread } = await this.#unread(tenant, memberId);
    await someAtOnce(unread, AT_ONCE, (id) => this.mark(tenant, memberId, { id, as: 'read', at }));
    return unread.length;
  }

  async #unread(tenant: TenantScope, memberId: string) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant);
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': inboxPrefix(memberId) },
        ScanIndexForward: false,
        Limit: COUNTED_ITEMS,
        // Their texts would be most of what is transferred.
        ProjectionExpression: 'id, readAt, expiresAt',
        ConsistentRead: true,
      }),
    );
    const unread = Items.filter((item) => this.#isKept(item) && item.readAt === undefined).map(
      ({ id }) => id as NotificationId,
    );
    return { unread, isCapped: LastEvaluatedKey !== undefined };
  }

  /** DynamoDB deletes days later what has expired. */
  #isKept({ expiresAt }: Readonly<Record<string, unknown>>): boolean {
    return Number(expiresAt) > secondsOf(this.#now());
  }

  async #open(tenant: TenantScope) {
    return openedPartition(await this.#sessions.open(tenant, SESSION_ACTIONS));
  }
}
