import { DeleteCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { QuarantinedEvent, Quarantine } from '../../../core/metering/quarantine.ts';
import { QUARANTINE_REASONS } from '../../../core/metering/usage-event.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { Id } from '../../../kit/id.ts';
import type { Page, PageRequest } from '../../../kit/page.ts';
import { secondsOf } from '../table/claim.ts';
import { getItem } from '../table/get-item.ts';
import { latestFirst } from '../table/latest-first.ts';
import { quarantineKey, quarantinePartition, QUARANTINE_PREFIX } from './metering-keys.ts';

/** Longer than a message may lie in dead letters, and than anybody looks away. */
const KEPT_SECONDS = 400 * 86_400;

const quarantineItem = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  sender: z.enum(['platform', 'tenant']),
  reason: z.enum(QUARANTINE_REASONS),
  detail: z.string(),
  event: z.string(),
});

export class DynamoQuarantine implements Quarantine {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async put(tenantId: TenantId, events: readonly QuarantinedEvent[]): Promise<void> {
    for (const event of events) await this.#putNew(toItem(tenantId, event));
  }

  async list(tenantId: TenantId, page: PageRequest<Id<'uqe'>>): Promise<Page<QuarantinedEvent>> {
    const pk = quarantinePartition(tenantId);
    const listing = { tableName: this.#tableName, pk, prefix: QUARANTINE_PREFIX, page };
    const { items, ...rest } = await latestFirst(this.#documents, listing);
    return { items: items.map(fromItem), ...rest };
  }

  async find(tenantId: TenantId, id: Id<'uqe'>): Promise<QuarantinedEvent | null> {
    const item = await getItem(this.#documents, this.#tableName, quarantineKey(tenantId, id));
    return item ? fromItem(item) : null;
  }

  async remove(tenantId: TenantId, ids: readonly Id<'uqe'>[]): Promise<void> {
    for (const id of ids) {
      const Key = quarantineKey(tenantId, id);
      await this.#documents.send(new DeleteCommand({ TableName: this.#tableName, Key }));
    }
  }

  async #putNew(Item: Record<string, unknown>): Promise<void> {
    const ConditionExpression = 'attribute_not_exists(pk)';
    try {
      await this.#documents.send(
        new PutCommand({ TableName: this.#tableName, Item, ConditionExpression }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}

const toItem = (tenantId: TenantId, { event, receivedAt, ...quarantined }: QuarantinedEvent) => ({
  ...quarantineKey(tenantId, quarantined.id),
  ...quarantined,
  receivedAt: receivedAt.toISOString(),
  // As a text: it may be nested deeper than an item may be, and bear any number.
  event: JSON.stringify(event),
  expiresAt: secondsOf(receivedAt) + KEPT_SECONDS,
});

function fromItem(item: unknown): QuarantinedEvent {
  const { id, receivedAt, event, ...quarantined } = quarantineItem.parse(item);
  return {
    ...quarantined,
    id: id as Id<'uqe'>,
    receivedAt: new Date(receivedAt),
    event: JSON.parse(event) as unknown,
  };
}
