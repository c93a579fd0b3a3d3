import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Operator } from '../../../core/access/principal.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { toStepViews } from '../../../core/provisioning/to-step-views.ts';
import type { TenantRecord, TenantRecords } from '../../../core/provisioning/tenant-records.ts';
import type {
  Page,
  PageRequest,
  TenantDirectory,
  TenantQuery,
  TenantSummary,
} from '../../../core/tenants/tenant-directory.ts';
import {
  EVENT_PREFIX,
  STEP_PREFIX,
  eventKey,
  stepKey,
  tenantPartition,
} from '../table/control-keys.ts';
import { getItems } from '../table/get-items.ts';
import { fromEventItem } from '../events/event-item.ts';
import { listTenants } from '../tenants/list-tenants.ts';
import { fromStepItem } from './step-item.ts';
import { fromTenantItem } from '../tenants/tenant-item.ts';

/** Of at most 1 KB each, what one call reads: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html */
const MANY = 1_000;

export class DynamoTenantDirectory implements TenantDirectory, TenantRecords {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find(_operator: Operator, tenantId: TenantId): Promise<TenantRecord | null> {
    // The sort keys of the steps and of the tenant follow each other: one read has them all.
    const { Items = [] } = await this.#documents.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': tenantPartition(tenantId),
          ':first': STEP_PREFIX,
          ':last': 'TENANT',
        },
        ConsistentRead: true,
      }),
    );
    const item = Items.find(({ sk }) => sk === 'TENANT');
    if (!item) return null;

    const tenant = fromTenantItem(item);
    const steps = Items.filter((other) => other !== item).map(fromStepItem);
    return { tenant, steps: toStepViews(steps, tenant) };
  }

  async list(_operator: Operator, query: TenantQuery): Promise<Page<TenantSummary>> {
    const page = await listTenants(this.#documents, this.#tableName, query);
    const unwelcomed = await this.#unwelcomed(page.items);
    const items = page.items.map((tenant) =>
      unwelcomed.has(tenant.id) ? { ...tenant, welcomeFailed: true } : tenant,
    );
    return { ...page, items };
  }

  async *all(): AsyncGenerator<readonly TenantSummary[]> {
    let after: string | undefined;
    do {
      const page = { limit: MANY, ...(after !== undefined && { after }) };
      const { items, next } = await listTenants(this.#documents, this.#tableName, page);
      yield items;
      after = next;
    } while (after !== undefined);
  }

  /** Those of a page, which has no more than one call can read. */
  async #unwelcomed(tenants: readonly TenantSummary[]): Promise<ReadonlySet<string>> {
    const keys = tenants
      .filter(({ activatedAt }) => activatedAt !== undefined)
      .map(({ id }) => stepKey(id, 'send-welcome-email'));
    const steps = (await getItems(this.#documents, this.#tableName, keys)).map(fromStepItem);
    return new Set(
      steps.filter(({ status }) => status === 'failed').map(({ tenantId }) => tenantId),
    );
  }

  async listEvents(
    _operator: Operator,
    tenantId: TenantId,
    { limit, after }: PageRequest,
  ): Promise<Page<ReturnType<typeof fromEventItem>>> {
    const { Items = [] } = await this.#documents.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': tenantPartition(tenantId), ':prefix': EVENT_PREFIX },
        ScanIndexForward: false,
        Limit: limit + 1,
        ...(after !== undefined && { ExclusiveStartKey: eventKey(tenantId, after) }),
      }),
    );
    const items = Items.slice(0, limit).map(fromEventItem);
    const last = items.at(-1);
    return { items, ...(Items.length > limit && last && { next: last.id }) };
  }
}
