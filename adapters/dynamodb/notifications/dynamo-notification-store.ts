import { createHash } from 'node:crypto';
import { paginateQuery, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CHANNELS } from '../../../core/notifications/channel.ts';
import { INBOX_DAYS } from '../../../core/notifications/inbox.ts';
import {
  MESSAGE_STATES,
  rankOf,
  REPORTED_STATES,
  type InboxItem,
  type Message,
  type MessageKey,
  type Notification,
  type NotificationId,
} from '../../../core/notifications/notification.ts';
import type {
  NotificationClaim,
  NotificationStore,
  Progress,
} from '../../../core/notifications/notification-store.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { ok } from '../../../kit/result.ts';
import { claimWrite, readClaim, secondsOf } from '../table/claim.ts';
import { getItem } from '../table/get-item.ts';
import { isMet } from '../table/is-met.ts';
import { isoTime } from '../table/iso-time.ts';
import { putNew } from '../table/put-new.ts';
import { transact } from '../table/transact.ts';
import { toInboxItem } from './inbox-item.ts';
import { keptItem } from './kept-item.ts';
import { claimSortKey, messagePrefix, messageSortKey, sentSortKey } from './notification-keys.ts';
import { KEEPING, openedPartition } from './opened-partition.ts';

const NEW = 'attribute_not_exists(pk)';
const ATTEMPTS = 5;
const FINAL = Object.fromEntries(
  [...REPORTED_STATES, 'muted'].map((state) => [`:${state}`, state]),
);

const notificationId = z.templateLiteral(['ntf_', z.string()]);
const address = { phone: z.string().optional() };
const notificationItem = z.object({
  id: notificationId,
  template: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  to: z.union([
    z.literal('owners'),
    z.array(
      z.union([
        z.object({ memberId: z.string(), ...address }),
        z.object({ email: z.string(), ...address }),
      ]),
    ),
  ]),
  orOwners: z.literal(true).optional(),
  channels: z.array(z.enum(CHANNELS)).optional(),
  createdAt: isoTime,
  isDigest: z.literal(true).optional(),
});
const messageItem = z.object({
  notificationId,
  recipientId: z.string(),
  channel: z.enum(CHANNELS),
  state: z.enum(MESSAGE_STATES),
  attempts: z.int(),
  notBefore: isoTime.optional(),
  reason: z.string().optional(),
  updatedAt: isoTime,
});

/** Each by the session of its tenant, in one partition of the tenant's. */
export class DynamoNotificationStore implements NotificationStore {
  readonly #sessions: TenantSessions;
  readonly #now: () => Date;

  constructor(sessions: TenantSessions, now = () => new Date()) {
    this.#sessions = sessions;
    this.#now = now;
  }

  async create(tenant: TenantScope, notification: Notification, claim?: NotificationClaim) {
    const { id, createdAt } = notification;
    const kept = keptItem(this.#now(), notification);
    if (!claim) {
      // The platform's own, by the id of their event, may be there already.
      await this.#putIf(tenant, sentSortKey(id), { item: kept, condition: NEW });
      return ok(id);
    }
    const { documents, pk, tableName } = await this.#open(tenant);
    const key = { pk, sk: claimSortKey(digestOf(claim.key)) };
    const { fingerprint } = claim;
    const written = await transact<'claim' | 'notification'>(documents, {
      claim: claimWrite(tableName, { key, fingerprint, answer: { id } }, createdAt),
      notification: putNew(tableName, { pk, sk: sentSortKey(id), ...kept }),
    });
    if (written.ok) return ok(id);
    const lookup = { tableName, key, fingerprint, now: createdAt };
    const answer = z.object({ id: notificationId });
    const earlier = await readClaim(documents, { ...lookup, answer });
    if (!earlier.ok) return earlier;
    if (!earlier.value) throw new Error('The idempotency key stays contended.');
    return ok(earlier.value.id);
  }

  async find(tenant: TenantScope, id: NotificationId) {
    const { documents, pk, tableName } = await this.#open(tenant);
    const item = await getItem(documents, tableName, { pk, sk: sentSortKey(id) });
    return item ? notificationItem.parse(JSON.parse(String(item.content))) : null;
  }

  async messages(tenant: TenantScope, id: NotificationId) {
    const { documents: client, pk, tableName: TableName } = await this.#open(tenant);
    const pages = paginateQuery(
      { client },
      {
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': messagePrefix(id) },
        ConsistentRead: true,
      },
    );
    const messages: Message[] = [];
    for await (const { Items = [] } of pages) {
      messages.push(...Items.map(({ content }) => messageItem.parse(JSON.parse(String(content)))));
    }
    return messages;
  }

  begin(tenant: TenantScope, message: Message) {
    return this.#putIf(tenant, messageSortKey(message), {
      item: { ...keptItem(this.#now(), message), state: message.state },
      condition: 'attribute_not_exists(pk) OR #state = :queued',
      names: { '#state': 'state' },
      values: { ':queued': 'queued' },
    });
  }

  async save(tenant: TenantScope, message: Message) {
    await this.#putIf(tenant, messageSortKey(message), {
      item: { ...keptItem(this.#now(), message), state: message.state },
      condition: `attribute_not_exists(#state) OR NOT #state IN (${Object.keys(FINAL).join(', ')})`,
      names: { '#state': 'state' },
      values: FINAL,
    });
  }

  async advance(tenant: TenantScope, message: MessageKey, { state, reason, at }: Progress) {
    const { documents, pk, tableName } = await this.#open(tenant);
    const sk = messageSortKey(message);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const item = await getItem(documents, tableName, { pk, sk });
      if (!item) return;
      const before = messageItem.parse(JSON.parse(String(item.content)));
      if (rankOf(before.state) >= rankOf(state)) return;
      const advanced = await this.#putIf(tenant, sk, {
        item: {
          ...keptItem(this.#now(), {
            ...before,
            state,
            reason,
            notBefore: undefined,
            updatedAt: at,
          }),
          state,
        },
        condition: '#state = :before',
        names: { '#state': 'state' },
        values: { ':before': before.state },
      });
      if (advanced) return;
    }
    throw new Error('A message stays contended.');
  }

  async putInInbox(tenant: TenantScope, memberId: string, item: InboxItem) {
    const { sk, ...rest } = toInboxItem(memberId, item);
    const expiresAt = secondsOf(item.createdAt) + INBOX_DAYS * 86_400;
    await this.#putIf(tenant, sk, { item: { ...rest, expiresAt }, condition: NEW });
  }

  async #putIf(tenant: TenantScope, sk: string, { item, condition, names, values }: Conditional) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant);
    return isMet(
      documents.send(
        new PutCommand({
          ...{ TableName, Item: { pk, sk, ...item }, ConditionExpression: condition },
          ...{ ExpressionAttributeNames: names, ExpressionAttributeValues: values },
        }),
      ),
    );
  }

  async #open(tenant: TenantScope) {
    return openedPartition(await this.#sessions.open(tenant, KEEPING));
  }
}

type Conditional = {
  readonly item: Readonly<Record<string, unknown>>;
  readonly condition: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
};

const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64url');
