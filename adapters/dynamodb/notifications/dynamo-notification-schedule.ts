import {
  DeleteCommand,
  PutCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type {
  Lease,
  NotificationRef,
  NotificationSchedule,
} from '../../../core/notifications/notification-schedule.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { secondsOf } from '../table/claim.ts';
import { dueAttributes, dueItems } from '../table/due.ts';
import { isMet } from '../table/is-met.ts';
import { dueNotificationKey } from './notification-keys.ts';

/** What is not sent by then is not sent any more: a tenant that stays suspended, a template that is gone. */
const RETENTION_MS = 30 * 86_400_000;

/** No run has it, or the one that had it has ended. */
const IS_FREE = 'attribute_exists(pk) AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)';

/** Which notifications are due, in the usage table: an id, a time, and nothing of what is said. */
export class DynamoNotificationSchedule implements NotificationSchedule {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async add(ref: NotificationRef, dueAt: Date) {
    const expiresAt = secondsOf(new Date(dueAt.getTime() + RETENTION_MS));
    const item = { ...dueNotificationKey(ref), ...dueAttributes('notification', dueAt), expiresAt };
    await isMet(
      this.#documents.send(
        new PutCommand({
          ...{ TableName: this.#tableName, Item: item },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  }

  take(ref: NotificationRef, { now, until }: Lease) {
    return this.#update(ref, {
      UpdateExpression: 'SET leaseUntil = :until, dueAt = :until',
      ConditionExpression: IS_FREE,
      ExpressionAttributeValues: { ':until': until.toISOString(), ':now': now.toISOString() },
    });
  }

  async settle(ref: NotificationRef, next?: Date) {
    if (next === undefined) {
      const gone = { TableName: this.#tableName, Key: dueNotificationKey(ref) };
      await this.#documents.send(new DeleteCommand(gone));
      return;
    }
    await this.#update(ref, {
      UpdateExpression: 'SET dueAt = :next REMOVE leaseUntil',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':next': next.toISOString() },
    });
  }

  async *due(now: Date) {
    const query = { tableName: this.#tableName, kind: 'notification', now } as const;
    for await (const items of dueItems(this.#documents, query)) {
      yield items.map(toRef);
    }
  }

  async queued(ref: NotificationRef, { now, until }: Lease) {
    await this.#update(ref, {
      UpdateExpression: 'SET dueAt = :until',
      ConditionExpression: IS_FREE,
      ExpressionAttributeValues: { ':until': until.toISOString(), ':now': now.toISOString() },
    });
  }

  #update(ref: NotificationRef, update: Omit<UpdateCommandInput, 'TableName' | 'Key'>) {
    const key = { TableName: this.#tableName, Key: dueNotificationKey(ref) };
    return isMet(this.#documents.send(new UpdateCommand({ ...key, ...update })));
  }
}

const toRef = ({ pk, sk }: Readonly<Record<string, unknown>>): NotificationRef => ({
  tenantId: String(pk).slice('NOTIFY#'.length) as TenantId,
  id: String(sk),
});
