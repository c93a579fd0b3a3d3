import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Alert, AlertOwner } from '../../../core/product-analytics/alert.ts';
import type { AlertCrossed } from '../../../core/product-analytics/alert-events.ts';
import type { AlertRegistry, NewAlert } from '../../../core/product-analytics/alert-registry.ts';
import { idSchema } from '../../../kit/id-schema.ts';
import { fail, ok } from '../../../kit/result.ts';
import { toEventItem } from '../events/event-item.ts';
import { claimWrite, readClaim } from '../table/claim.ts';
import { dueItems } from '../table/due.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { transact, tryTransact, type Write } from '../table/transact.ts';
import { fromAlertItem, toAlertItem } from './alert-item.ts';
import {
  ALERT_PREFIX,
  alertClaimKey,
  alertCountKey,
  alertKey,
  analyticsPartition,
} from './analytics-keys.ts';

type Tables = {
  readonly documents: DynamoDBDocumentClient;
  readonly usageTableName: string;
  /** Where the outbox of events is. */
  readonly controlTableName: string;
};

const claimed = z.object({ alertId: idSchema('aal') });

export class DynamoAlertRegistry implements AlertRegistry {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  async find(tenantId: AlertOwner, id: Alert['id']): Promise<Alert | null> {
    const { documents, usageTableName } = this.#tables;
    const item = await getItem(documents, usageTableName, alertKey(tenantId, id));
    return item ? fromAlertItem(item) : null;
  }

  async list(tenantId: AlertOwner): Promise<readonly Alert[]> {
    const alerts: Alert[] = [];
    const pages = paginateQuery(
      { client: this.#tables.documents },
      {
        TableName: this.#tables.usageTableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: {
          ':pk': analyticsPartition(tenantId),
          ':prefix': ALERT_PREFIX,
        },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) alerts.push(...Items.map(fromAlertItem));
    return alerts;
  }

  async create({ alert, limit, claim }: NewAlert) {
    const { documents, usageTableName: tableName } = this.#tables;
    const { tenantId, id: alertId, since: now } = alert;
    const claiming = claim && {
      ...{ key: alertClaimKey(tenantId, claim.actor, claim.key), fingerprint: claim.fingerprint },
      answer: { alertId },
    };
    const written = await transact<'claim' | 'count' | 'alert'>(documents, {
      claim: claiming && claimWrite(tableName, claiming, now),
      count: this.#countWrite(tenantId, 1, limit),
      alert: putNew(tableName, toAlertItem(alert)),
    });
    if (written.ok) return ok(alert);
    if (written.error.kind === 'Contended') throw new Error('Too many writers.');
    if (!claiming || !written.error.writes.includes('claim')) {
      return fail({ kind: 'AlertLimitReached' } as const);
    }
    const earlier = await readClaim(documents, { tableName, ...claiming, answer: claimed, now });
    if (!earlier.ok) return earlier;
    const first = earlier.value && (await this.find(tenantId, earlier.value.alertId));
    // Removed meanwhile: as it was, for the request is not done again.
    return ok(first ?? alert);
  }

  save(alert: Alert, crossed?: AlertCrossed): Promise<boolean> {
    const { documents, usageTableName: TableName, controlTableName } = this.#tables;
    return tryTransact(documents, {
      alert: {
        Put: {
          TableName,
          Item: toAlertItem(alert),
          ConditionExpression: 'revision = :before',
          ExpressionAttributeValues: { ':before': alert.revision - 1 },
        },
      },
      event: crossed && putNew(controlTableName, toEventItem(crossed)),
    });
  }

  remove(tenantId: AlertOwner, id: Alert['id']): Promise<boolean> {
    return tryTransact(this.#tables.documents, {
      alert: {
        Delete: {
          TableName: this.#tables.usageTableName,
          Key: alertKey(tenantId, id),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
      count: this.#countWrite(tenantId, -1),
    });
  }

  async *listDue(now: Date): AsyncIterable<readonly Alert[]> {
    const { documents, usageTableName: tableName } = this.#tables;
    for await (const items of dueItems(documents, { tableName, kind: 'alert', now })) {
      yield items.map(fromAlertItem);
    }
  }

  #countWrite(tenantId: AlertOwner, by: 1 | -1, limit?: number): Write {
    return {
      Update: {
        TableName: this.#tables.usageTableName,
        Key: alertCountKey(tenantId),
        UpdateExpression: 'ADD #count :by',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':by': by, ...(limit !== undefined && { ':limit': limit }) },
        ...(limit !== undefined && {
          ConditionExpression: 'attribute_not_exists(#count) OR #count < :limit',
        }),
      },
    };
  }
}
