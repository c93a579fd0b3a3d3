import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DueExport, DueExports } from '../../../core/billing/usage/due-exports.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { sealsHeadKey, tenantOfSeals } from '../metering/metering-keys.ts';
import { dueItems, type DueKind } from '../table/due.ts';
import { isMet } from '../table/is-met.ts';

/** The heads of the logs of sealed windows in the UsageTable: sealing makes them due. */
export class DynamoDueExports implements DueExports {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async *list(now: Date): AsyncIterable<readonly DueExport[]> {
    const query = { tableName: this.#tableName, kind: 'export', now } as const;
    for await (const items of dueItems(this.#documents, query)) {
      yield items.map(({ pk, dueAt, dueSince }) => ({
        tenantId: tenantOfSeals(String(pk)) as TenantId,
        since: new Date(String(dueSince)),
        dueAt: new Date(String(dueAt)),
      }));
    }
  }

  async take(due: DueExport, until: Date): Promise<DueExport | null> {
    const isTaken = await this.#update(due, {
      UpdateExpression: 'SET dueAt = :until',
      values: { ':until': until.toISOString() },
    });
    return isTaken ? { ...due, dueAt: until } : null;
  }

  async settle(taken: DueExport, position: number, now: Date): Promise<void> {
    const isDone = await this.#update(taken, {
      UpdateExpression: 'REMOVE dueKind, dueAt, dueSince',
      condition: '#position <= :position',
      names: { '#position': 'position' },
      values: { ':position': position },
    });
    if (!isDone) await this.take(taken, now);
  }

  async mark(tenantId: TenantId, now: Date): Promise<void> {
    await this.#change(tenantId, {
      UpdateExpression:
        'SET dueKind = :export, dueAt = if_not_exists(dueAt, :now), dueSince = if_not_exists(dueSince, :now)',
      condition: 'attribute_exists(pk)',
      values: { ':export': 'export' satisfies DueKind, ':now': now.toISOString() },
    });
  }

  /** Where the time at which it is due is still the one that was read. */
  #update({ tenantId, dueAt }: DueExport, change: Change): Promise<boolean> {
    return this.#change(tenantId, {
      ...change,
      condition: ['dueAt = :before', change.condition].filter(Boolean).join(' AND '),
      values: { ...change.values, ':before': dueAt.toISOString() },
    });
  }

  async #change(tenantId: TenantId, change: Change): Promise<boolean> {
    const { UpdateExpression, condition, names, values } = change;
    return isMet(
      this.#documents.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: sealsHeadKey(tenantId),
          UpdateExpression,
          ConditionExpression: condition,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: values,
        }),
      ),
    );
  }
}

type Change = {
  readonly UpdateExpression: string;
  readonly condition?: string;
  readonly names?: Record<string, string>;
  readonly values: Record<string, unknown>;
};
