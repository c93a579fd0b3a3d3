import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type {
  MessageRef,
  ToldEvent,
  WebhookAttempt,
  WebhookMessage,
  WebhookMessageId,
} from '../../../core/webhooks/message.ts';
import type { MessageFilter, WebhookMessages } from '../../../core/webhooks/webhook-store.ts';
import { firstIdAt } from '../../../kit/id.ts';
import type { Page, PageRequest } from '../../../kit/page.ts';
import { dueItems } from '../table/due.ts';
import { getItem } from '../table/get-item.ts';
import { getItems } from '../table/get-items.ts';
import type { WebhooksTable } from './dynamo-webhook-endpoints.ts';
import {
  DUE_SHARDS,
  dueKindOf,
  fromAttemptItem,
  fromMessageItem,
  fromToldEventItem,
  toAttemptItem,
  toMessageItem,
  toToldEventItem,
} from './message-item.ts';
import { putIf } from './put-if.ts';
import {
  attemptsPartition,
  messageKey,
  messagesPartition,
  toldEventKey,
  toldEventsPartition,
} from './webhook-keys.ts';

/** Of those in one state, so many are looked through for a page. */
const LOOKED_THROUGH = 1_000;
/** So many attempts are shown: the schedule's, and those that were asked for. */
const ATTEMPTS_SHOWN = 100;

export class DynamoWebhookMessages implements WebhookMessages {
  readonly #table: WebhooksTable;

  constructor(table: WebhooksTable) {
    this.#table = table;
  }

  async keepEvent(event: ToldEvent): Promise<void> {
    await this.#put(toToldEventItem(event));
  }

  async findEvent(tenantId: TenantId, id: ToldEvent['id']): Promise<ToldEvent | null> {
    const { documents, tableName } = this.#table;
    const item = await getItem(documents, tableName, toldEventKey(tenantId, id));
    return item ? fromToldEventItem(item) : null;
  }

  async eventsSince(
    tenantId: TenantId,
    since: Date,
    { limit, after }: PageRequest<ToldEvent['id']>,
  ): Promise<Page<ToldEvent>> {
    const pk = toldEventsPartition(tenantId);
    const { Items = [], LastEvaluatedKey } = await this.#table.documents.send(
      new QueryCommand({
        TableName: this.#table.tableName,
        KeyConditionExpression: 'pk = :pk AND sk >= :first',
        ExpressionAttributeValues: { ':pk': pk, ':first': firstIdAt('evt', since) },
        Limit: limit,
        ...(after && { ExclusiveStartKey: { pk, sk: after } }),
      }),
    );
    return { items: Items.map(fromToldEventItem), ...nextOf(LastEvaluatedKey) };
  }

  add(message: WebhookMessage): Promise<boolean> {
    const ConditionExpression = 'attribute_not_exists(pk)';
    return putIf(this.#table, { Item: toMessageItem(message), ConditionExpression });
  }

  async findAll(refs: readonly MessageRef[]): Promise<readonly WebhookMessage[]> {
    if (refs.length === 0) return [];
    const { documents, tableName } = this.#table;
    const items = await getItems(documents, tableName, refs.map(messageKey));
    return items.map(fromMessageItem);
  }

  async list(
    of: Omit<MessageRef, 'id'>,
    { state, since, until }: MessageFilter,
    { limit, after }: PageRequest<WebhookMessageId>,
  ): Promise<Page<WebhookMessage>> {
    const pk = messagesPartition(of);
    const { Items = [], LastEvaluatedKey } = await this.#table.documents.send(
      new QueryCommand({
        TableName: this.#table.tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ...(state && {
          FilterExpression: '#state = :state',
          ExpressionAttributeNames: { '#state': 'state' },
        }),
        ExpressionAttributeValues: {
          ':pk': pk,
          ...boundsOf(since, until),
          ...(state && { ':state': state }),
        },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: state ? LOOKED_THROUGH : limit,
        ...(after && { ExclusiveStartKey: { pk, sk: after } }),
      }),
    );
    const shown = Items.slice(0, limit);
    const isCut = Items.length > limit;
    return {
      items: shown.map(fromMessageItem),
      ...nextOf(isCut ? shown.at(-1) : LastEvaluatedKey),
    };
  }

  save(after: WebhookMessage): Promise<boolean> {
    return putIf(this.#table, {
      Item: toMessageItem(after),
      ConditionExpression: 'version = :was',
      ExpressionAttributeValues: { ':was': after.version - 1 },
    });
  }

  async *due(until: Date): AsyncIterable<readonly WebhookMessage[]> {
    for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
      const due = dueItems(this.#table.documents, {
        ...{ tableName: this.#table.tableName, kind: dueKindOf(shard), now: until },
      });
      for await (const items of due) yield items.map(fromMessageItem);
    }
  }

  async noteAttempt(ref: MessageRef, attempt: WebhookAttempt): Promise<void> {
    await this.#put(toAttemptItem(ref, attempt));
  }

  async attempts(ref: MessageRef): Promise<readonly WebhookAttempt[]> {
    const { Items = [] } = await this.#table.documents.send(
      new QueryCommand({
        TableName: this.#table.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': attemptsPartition(ref) },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: ATTEMPTS_SHOWN,
      }),
    );
    return Items.map(fromAttemptItem).reverse();
  }

  async #put(Item: Readonly<Record<string, unknown>>): Promise<void> {
    const { documents, tableName: TableName } = this.#table;
    await documents.send(new PutCommand({ TableName, Item }));
  }
}

const boundsOf = (since = new Date(0), until?: Date) => ({
  ':first': firstIdAt('whm', since),
  ':last': until ? firstIdAt('whm', new Date(until.getTime() + 1)) : 'whm_~',
});

const nextOf = (key: Readonly<Record<string, unknown>> | undefined) =>
  key ? { next: String(key.sk) } : {};
