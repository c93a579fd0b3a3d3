import {
  paginateQuery,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type {
  ProvisioningSlots,
  QueuePlaces,
  Slots,
} from '../../../core/provisioning/provisioning-slots.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { SLOTS_KEY } from '../table/control-keys.ts';
import type { DueKind } from '../table/due.ts';
import { getItem } from '../table/get-item.ts';
import { isMet } from '../table/is-met.ts';

const slotsItem = z.object({
  running: z.set(z.templateLiteral(['tnt_', z.string()])).default(new Set()),
  isQueued: z.boolean().default(false),
});

export type SlotsTable = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  /** How many run at once. */
  readonly limit: number;
};

const KIND: DueKind = 'provisioning';

/** One item: a set of tenants, so that to take twice, and to release twice, is to do so once. */
export class DynamoProvisioningSlots implements ProvisioningSlots, QueuePlaces {
  readonly #table: SlotsTable;

  constructor(table: SlotsTable) {
    this.#table = table;
  }

  async read(): Promise<Slots> {
    const { documents, tableName } = this.#table;
    return slotsItem.parse((await getItem(documents, tableName, SLOTS_KEY)) ?? {});
  }

  async takeNow(tenantId: TenantId): Promise<boolean> {
    const isTaken = await this.#take(tenantId, `attribute_not_exists(isQueued) AND (${HAS_SPACE})`);
    if (!isTaken) await this.#update({ UpdateExpression: 'SET isQueued = :true', ...TRUE });
    return isTaken;
  }

  takeInTurn(tenantId: TenantId): Promise<boolean> {
    return this.#take(tenantId, HAS_SPACE);
  }

  async release(tenantId: TenantId): Promise<void> {
    await this.#update({
      UpdateExpression: 'DELETE running :self',
      ExpressionAttributeValues: { ':self': new Set([tenantId]) },
    });
  }

  async endQueue(): Promise<void> {
    await this.#update({ UpdateExpression: 'REMOVE isQueued' });
  }

  async placeOf({ id, updatedAt }: Pick<Tenant, 'id' | 'updatedAt'>): Promise<number | null> {
    const { running } = await this.read();
    if (running.has(id)) return null;
    // Those who run came before, but for a few who waited for a retry.
    return Math.max(1, (await this.#countBefore(updatedAt)) - running.size + 1);
  }

  async #countBefore(time: Date): Promise<number> {
    const { documents, tableName } = this.#table;
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: tableName,
        IndexName: 'due',
        Select: 'COUNT',
        KeyConditionExpression: 'dueKind = :kind AND dueAt < :time',
        ExpressionAttributeValues: { ':kind': KIND, ':time': time.toISOString() },
      },
    );
    let count = 0;
    for await (const { Count = 0 } of pages) count += Count;
    return count;
  }

  async #take(tenantId: TenantId, condition: string): Promise<boolean> {
    return isMet(
      this.#update({
        UpdateExpression: 'ADD running :self',
        ConditionExpression: `contains(running, :id) OR ${condition}`,
        ExpressionAttributeValues: {
          ':self': new Set([tenantId]),
          ':id': tenantId,
          ':limit': this.#table.limit,
        },
      }),
    );
  }

  async #update(update: Omit<UpdateCommandInput, 'TableName' | 'Key'>): Promise<void> {
    const { documents, tableName } = this.#table;
    await documents.send(new UpdateCommand({ TableName: tableName, Key: SLOTS_KEY, ...update }));
  }
}

/** A set whose last member is deleted is gone as an attribute. */
const HAS_SPACE = 'attribute_not_exists(running) OR size(running) < :limit';
const TRUE = { ExpressionAttributeValues: { ':true': true } };
