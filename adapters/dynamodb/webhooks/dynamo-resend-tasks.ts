import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { RESEND_KINDS, type ResendTask } from '../../../core/webhooks/resend-task.ts';
import type { ResendTasks } from '../../../core/webhooks/webhook-store.ts';
import { idSchema } from '../../../kit/id-schema.ts';
import { dueAttributes, dueItems } from '../table/due.ts';
import { getItem } from '../table/get-item.ts';
import { isMet } from '../table/is-met.ts';
import { isoTime } from '../table/iso-time.ts';
import type { WebhooksTable } from './dynamo-webhook-endpoints.ts';
import { putIf } from './put-if.ts';
import { resendKey } from './webhook-keys.ts';

const KIND = 'webhook-resend';

const recorded = z.object({
  tenantId: idSchema('tnt'),
  endpointId: idSchema('whe'),
  kind: z.enum(RESEND_KINDS),
  since: isoTime,
  until: isoTime,
  cursor: z.string().optional(),
  sent: z.int(),
  version: z.int(),
});
const taskItem = z.object({ task: z.string() });

/** Due from its start to its end; done, it is gone. */
export class DynamoResendTasks implements ResendTasks {
  readonly #table: WebhooksTable & { readonly now: () => Date };

  constructor(table: WebhooksTable & { readonly now: () => Date }) {
    this.#table = table;
  }

  async start(task: ResendTask): Promise<ResendTask> {
    const isStarted = await putIf(this.#table, {
      Item: toItem(task),
      ConditionExpression: 'attribute_not_exists(since) OR since >= :since',
      ExpressionAttributeValues: { ':since': task.since.toISOString() },
    });
    if (isStarted) return task;
    const { documents, tableName } = this.#table;
    const earlier = await getItem(documents, tableName, resendKey(task));
    return this.start(earlier ? { ...task, since: fromItem(earlier).since } : task);
  }

  save(after: ResendTask): Promise<boolean> {
    return putIf(this.#table, {
      Item: toItem(after),
      ConditionExpression: 'version = :was AND startedAt = :startedAt',
      ExpressionAttributeValues: {
        ...{ ':was': after.version - 1, ':startedAt': after.until.toISOString() },
      },
    });
  }

  finish({ version, until, ...task }: ResendTask): Promise<boolean> {
    const { documents, tableName: TableName } = this.#table;
    const command = new DeleteCommand({
      ...{ TableName, Key: resendKey(task) },
      ConditionExpression: 'version = :version AND startedAt = :startedAt',
      ExpressionAttributeValues: { ':version': version, ':startedAt': until.toISOString() },
    });
    return isMet(documents.send(command));
  }

  async *due(): AsyncIterable<readonly ResendTask[]> {
    const { documents, tableName, now } = this.#table;
    for await (const items of dueItems(documents, { tableName, kind: KIND, now: now() })) {
      yield items.map(fromItem);
    }
  }
}

const toItem = (task: ResendTask) => ({
  ...resendKey(task),
  ...dueAttributes(KIND, task.until),
  ...{ since: task.since.toISOString(), startedAt: task.until.toISOString() },
  ...{ version: task.version, task: JSON.stringify(task) },
});

const fromItem = (item: unknown): ResendTask =>
  recorded.parse(JSON.parse(taskItem.parse(item).task));
