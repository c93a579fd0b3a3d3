import { paginateQuery, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { DigestEntry, Digests, Gathered } from '../../../core/notifications/digests.ts';
import type {
  Message,
  Notification,
  NotificationId,
} from '../../../core/notifications/notification.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { tryTransact } from '../table/transact.ts';
import { keptItem } from './kept-item.ts';
import { digestPrefix, messageSortKey, sentSortKey } from './notification-keys.ts';
import { KEEPING, openedPartition } from './opened-partition.ts';

const digestEntry = z.object({
  notificationId: z.templateLiteral(['ntf_', z.string()]),
  recipientId: z.string(),
  category: z.string(),
});

/** Each by the session of its tenant, beside its notifications. */
export class DynamoDigests implements Digests {
  readonly #sessions: TenantSessions;
  readonly #now: () => Date;

  constructor(sessions: TenantSessions, now = () => new Date()) {
    this.#sessions = sessions;
    this.#now = now;
  }

  async gather(tenant: TenantScope, { digest, message, category }: Gathered) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant);
    const { notificationId, recipientId, notBefore } = message;
    const own: Message = {
      ...{ notificationId: digest.id, recipientId, channel: 'email', state: 'queued' },
      ...{ attempts: 0, notBefore, updatedAt: message.updatedAt },
    };
    const put = (sk: string, item: object) => ({ TableName, Item: { pk, sk, ...item } });
    const kept = (one: Message) =>
      put(messageSortKey(one), { ...keptItem(this.#now(), one), state: one.state });
    const entry: DigestEntry = { notificationId, recipientId, category };
    return tryTransact(documents, {
      digest: {
        Put: {
          ...put(sentSortKey(digest.id), keptItem(this.#now(), digest)),
          ConditionExpression: 'attribute_not_exists(closedAt)',
        },
      },
      own: { Put: kept(own) },
      entry: {
        Put: put(`${digestPrefix(digest.id)}${notificationId}`, keptItem(this.#now(), entry)),
      },
      message: {
        Put: {
          ...kept(message),
          ConditionExpression: 'attribute_not_exists(pk) OR #state = :queued',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':queued': 'queued' },
        },
      },
    });
  }

  async close(tenant: TenantScope, digest: Notification) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant);
    const closedAt = this.#now().toISOString();
    const Item = {
      ...{ pk, sk: sentSortKey(digest.id), closedAt },
      ...keptItem(this.#now(), digest),
    };
    await documents.send(new PutCommand({ TableName, Item }));
  }

  async entries(tenant: TenantScope, id: NotificationId) {
    const { documents: client, pk, tableName: TableName } = await this.#open(tenant);
    const pages = paginateQuery(
      { client },
      {
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': digestPrefix(id) },
        ConsistentRead: true,
      },
    );
    const entries: DigestEntry[] = [];
    for await (const { Items = [] } of pages) {
      entries.push(...Items.map(({ content }) => digestEntry.parse(JSON.parse(String(content)))));
    }
    return entries;
  }

  async #open(tenant: TenantScope) {
    return openedPartition(await this.#sessions.open(tenant, KEEPING));
  }
}
