import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { StreamRegistry } from '../../../core/audit-stream/stream-registry.ts';
import {
  streamTarget,
  type AuditStream,
  type StreamBefore,
} from '../../../core/audit-stream/stream.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { toEventItem } from '../events/event-item.ts';
import { auditStreamKey } from '../table/control-keys.ts';
import { dueAttributes, dueItems } from '../table/due.ts';
import { getItem } from '../table/get-item.ts';
import { isoTime } from '../table/iso-time.ts';
import { putNew } from '../table/put-new.ts';
import { tryTransact } from '../table/transact.ts';

type Table = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: () => Date;
};

const recorded = z.object({
  tenantId: z.templateLiteral(['tnt_', z.string()]),
  target: streamTarget,
  secret: z.string().optional(),
  cursor: z.array(z.int()),
  startedAt: isoTime,
  deliveredAt: isoTime.optional(),
  failure: z
    .object({ since: isoTime, attempts: z.int(), reason: z.string(), isTold: z.boolean() })
    .optional(),
  nextAt: isoTime,
  version: z.int(),
});
const streamItem = z.object({ stream: z.string() });

export class DynamoStreamRegistry implements StreamRegistry {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(tenantId: TenantId): Promise<AuditStream | null> {
    const { documents, tableName } = this.#table;
    const item = await getItem(documents, tableName, auditStreamKey(tenantId));
    return item ? fromItem(item) : null;
  }

  save(stream: AuditStream, event?: DomainEvent<string, object>): Promise<boolean> {
    const { documents, tableName } = this.#table;
    const replacing = { tenantId: stream.tenantId, version: stream.version - 1 };
    return tryTransact(documents, {
      stream: { Put: { TableName: tableName, Item: toItem(stream), ...isStill(replacing) } },
      event: event && putNew(tableName, toEventItem(event)),
    });
  }

  delete(before: StreamBefore, event: DomainEvent<string, object>): Promise<boolean> {
    const { documents, tableName } = this.#table;
    const Key = auditStreamKey(before.tenantId);
    return tryTransact(documents, {
      stream: { Delete: { TableName: tableName, Key, ...isStill(before) } },
      event: putNew(tableName, toEventItem(event)),
    });
  }

  async *due(): AsyncIterable<readonly AuditStream[]> {
    const { documents, tableName, now } = this.#table;
    const due = dueItems(documents, { tableName, kind: 'audit-stream', now: now() });
    for await (const items of due) yield items.map(fromItem);
  }
}

/** As one text, and beside it what conditions and the index need. */
const toItem = (stream: AuditStream) => ({
  ...auditStreamKey(stream.tenantId),
  ...dueAttributes('audit-stream', stream.nextAt),
  version: stream.version,
  stream: JSON.stringify(stream),
});

const fromItem = (item: unknown): AuditStream =>
  recorded.parse(JSON.parse(streamItem.parse(item).stream));

const isStill = ({ version }: Pick<StreamBefore, 'version'>) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': version },
      };
