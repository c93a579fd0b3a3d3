import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type {
  EndpointChange,
  NewEndpoint,
  WebhookEndpoints,
} from '../../../core/webhooks/webhook-store.ts';
import type { WebhookEndpoint, WebhookEndpointId } from '../../../core/webhooks/endpoint.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { idSchema } from '../../../kit/id-schema.ts';
import { fail, ok } from '../../../kit/result.ts';
import { toEventItem } from '../events/event-item.ts';
import { claimWrite, readClaim } from '../table/claim.ts';
import { idempotencyKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { transact, tryTransact, type Write } from '../table/transact.ts';
import { fromEndpointItem, toEndpointAttributes } from './endpoint-item.ts';
import {
  ENDPOINT_PREFIX,
  endpointCountKey,
  endpointKey,
  endpointsPartition,
} from './webhook-keys.ts';

export type WebhooksTable = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
};

const claimed = z.object({ endpointId: idSchema('whe') });

const TENANT_BUSY = { kind: 'TenantBusy' } as const;
/** An endpoint of that id that there is already was made by another run. */
const refusalOf = (writes: readonly string[], limit: number) =>
  writes.includes('count') ? ({ kind: 'EndpointLimitReached', limit } as const) : TENANT_BUSY;

export class DynamoWebhookEndpoints implements WebhookEndpoints {
  readonly #table: WebhooksTable;

  constructor(table: WebhooksTable) {
    this.#table = table;
  }

  async find(tenantId: TenantId, id: WebhookEndpointId): Promise<WebhookEndpoint | null> {
    const { documents, tableName } = this.#table;
    const item = await getItem(documents, tableName, endpointKey({ tenantId, id }));
    return item ? fromEndpointItem(item) : null;
  }

  async list(tenantId: TenantId): Promise<readonly WebhookEndpoint[]> {
    const { documents, tableName: TableName } = this.#table;
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: {
          ':pk': endpointsPartition(tenantId),
          ':prefix': ENDPOINT_PREFIX,
        },
        // Who has made an endpoint is told of the next event. So few are far from the 1 MB of a page.
        ConsistentRead: true,
      }),
    );
    return Items.map(fromEndpointItem);
  }

  async create({ endpoint, event, limit, claim }: NewEndpoint) {
    const { documents, tableName } = this.#table;
    const { tenantId, id, createdAt } = endpoint;
    const claiming = claim && {
      ...{ key: idempotencyKey(claim.actor, claim.key), fingerprint: claim.fingerprint },
      answer: { endpointId: id },
    };
    const written = await transact<'claim' | 'count' | 'endpoint' | 'event'>(documents, {
      claim: claiming && claimWrite(tableName, claiming, createdAt),
      count: this.#countWrite(tenantId, 1, limit),
      endpoint: putNew(tableName, { ...endpointKey(endpoint), ...toEndpointAttributes(endpoint) }),
      event: putNew(tableName, toEventItem(event)),
    });
    if (written.ok) return ok({ endpoint, isReplay: false });
    if (written.error.kind === 'Contended') return fail(TENANT_BUSY);
    const { writes } = written.error;
    if (!claiming || !writes.includes('claim')) {
      return fail(refusalOf(writes, limit));
    }
    const reading = { tableName, ...claiming, answer: claimed, now: createdAt };
    const earlier = await readClaim(documents, reading);
    if (!earlier.ok) return earlier;
    const first = earlier.value && (await this.find(tenantId, earlier.value.endpointId));
    return first ? ok({ endpoint: first, isReplay: true }) : fail(TENANT_BUSY);
  }

  save({ before, after }: EndpointChange, event?: DomainEvent<string, object>): Promise<boolean> {
    const { documents, tableName } = this.#table;
    const { endpoint, version, health, healthVersion } = toEndpointAttributes(after);
    const isChanged = after.version !== before.version;
    const isNoted = after.health.version !== before.health.version;
    const values = {
      ...(isChanged && { ':endpoint': endpoint, ':version': version, ':was': before.version }),
      ...(isNoted && {
        ...{ ':health': health, ':healthVersion': healthVersion },
        ':healthWas': before.health.version,
      }),
    };
    const both = (changed: string, noted: string, by: string) =>
      [...(isChanged ? [changed] : []), ...(isNoted ? [noted] : [])].join(by);
    const update = {
      TableName: tableName,
      Key: endpointKey(after),
      UpdateExpression: `SET ${both('endpoint = :endpoint, version = :version', 'health = :health, healthVersion = :healthVersion', ', ')}`,
      ConditionExpression: both('version = :was', 'healthVersion = :healthWas', ' AND '),
      ExpressionAttributeValues: values,
    };
    return tryTransact(documents, {
      endpoint: { Update: update },
      event: event && putNew(tableName, toEventItem(event)),
    });
  }

  remove(endpoint: WebhookEndpoint, event: DomainEvent<string, object>): Promise<boolean> {
    const { documents, tableName } = this.#table;
    return tryTransact(documents, {
      endpoint: {
        Delete: {
          TableName: tableName,
          Key: endpointKey(endpoint),
          ConditionExpression: 'version = :was',
          ExpressionAttributeValues: { ':was': endpoint.version },
        },
      },
      count: this.#countWrite(endpoint.tenantId, -1),
      event: putNew(tableName, toEventItem(event)),
    });
  }

  #countWrite(tenantId: TenantId, by: 1 | -1, limit?: number): Write {
    return {
      Update: {
        TableName: this.#table.tableName,
        Key: endpointCountKey(tenantId),
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
