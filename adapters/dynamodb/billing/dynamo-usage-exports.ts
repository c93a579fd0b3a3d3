import { paginateQuery, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  BilledMeter,
  ExportHead,
  Planned,
  PlannedReport,
  RefusedReport,
  ReportOutcome,
  UsageExports,
} from '../../../core/billing/usage/usage-exports.ts';
import { usageReachedEvent } from '../../../core/billing/usage/usage-reached-event.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { toEventItem } from '../events/event-item.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { tryTransact, type Write } from '../table/transact.ts';
import {
  deliveredPrefix,
  deliveredReportKey,
  exportHeadKey,
  exportPartition,
  OPEN_PREFIX,
  openReportKey,
  REFUSED_PREFIX,
  refusedReportKey,
} from './billing-keys.ts';
import {
  fromHeadItem,
  fromRefusedItem,
  fromReportItem,
  toHeadItem,
  toReportItem,
} from './export-items.ts';

/** As long as what was used can be asked about. */
const DELIVERED_KEPT_SECONDS = 400 * 86_400;
const ADJUSTMENTS_SHOWN = 100;
const EMPTY: ExportHead = { position: 0, totals: [], version: 0 };

type Table = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: () => Date;
};

/** What was planned to be reported of a tenant's usage, open or settled, in the ControlTable. */
export class DynamoUsageExports implements UsageExports {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor({ documents, tableName, now }: Table) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async head(tenantId: TenantId): Promise<ExportHead> {
    const item = await getItem(this.#documents, this.#tableName, exportHeadKey(tenantId));
    return item ? fromHeadItem(item) : EMPTY;
  }

  plan(tenantId: TenantId, head: ExportHead, { reports, reached }: Planned): Promise<boolean> {
    const open = reports.map((report) => this.#openWrite(tenantId, report));
    const told = reached.map((one) =>
      putNew(this.#tableName, toEventItem(usageReachedEvent(tenantId, one, this.#now()))),
    );
    const writes = Object.fromEntries([...open, ...told].entries()) as Record<string, Write>;
    return tryTransact(this.#documents, { head: this.#headWrite(tenantId, head), ...writes });
  }

  async open(tenantId: TenantId): Promise<readonly PlannedReport[]> {
    return (await this.#list(tenantId, OPEN_PREFIX)).map(fromReportItem);
  }

  async refused(tenantId: TenantId): Promise<readonly RefusedReport[]> {
    return (await this.#list(tenantId, REFUSED_PREFIX)).map(fromRefusedItem);
  }

  async adjustments(tenantId: TenantId, of: BilledMeter): Promise<readonly PlannedReport[]> {
    const { Items = [] } = await this.#documents.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: {
          ':pk': exportPartition(tenantId),
          ':prefix': deliveredPrefix({ ...of, isAdjustment: true }),
        },
        Limit: ADJUSTMENTS_SHOWN,
      }),
    );
    return Items.map(fromReportItem);
  }

  move(tenantId: TenantId, head: ExportHead, report: PlannedReport): Promise<boolean> {
    const Item = { ...openReportKey(tenantId, report.identifier), ...toReportItem(report) };
    return tryTransact(this.#documents, {
      head: this.#headWrite(tenantId, head),
      report: {
        Put: {
          TableName: this.#tableName,
          Item,
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
    });
  }

  async settle(tenantId: TenantId, report: PlannedReport, outcome: ReportOutcome): Promise<void> {
    const { identifier, time } = report;
    const isRefused = outcome.status === 'refused';
    const key = isRefused
      ? refusedReportKey(tenantId, identifier)
      : deliveredReportKey(tenantId, report);
    const expiresAt = Math.floor(time.getTime() / 1_000) + DELIVERED_KEPT_SECONDS;
    const told = isRefused ? { reason: outcome.reason } : { expiresAt };
    // Where another run settled it, there is nothing to do.
    await tryTransact(this.#documents, {
      open: this.#removal(openReportKey(tenantId, identifier)),
      settled: putNew(this.#tableName, { ...key, ...toReportItem(report), ...told }),
    });
  }

  async reopen(tenantId: TenantId, report: RefusedReport): Promise<void> {
    await tryTransact(this.#documents, {
      refused: this.#removal(refusedReportKey(tenantId, report.identifier)),
      open: this.#openWrite(tenantId, report),
    });
  }

  #openWrite(tenantId: TenantId, report: PlannedReport): Write {
    const key = openReportKey(tenantId, report.identifier);
    return putNew(this.#tableName, { ...key, ...toReportItem(report) });
  }

  #removal(Key: { readonly pk: string; readonly sk: string }): Write {
    const ConditionExpression = 'attribute_exists(pk)';
    return { Delete: { TableName: this.#tableName, Key, ConditionExpression } };
  }

  async #list(tenantId: TenantId, prefix: string) {
    const items: Record<string, unknown>[] = [];
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': exportPartition(tenantId), ':prefix': prefix },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) items.push(...Items);
    return items;
  }

  #headWrite(tenantId: TenantId, head: ExportHead): Write {
    return {
      Put: {
        TableName: this.#tableName,
        Item: { ...exportHeadKey(tenantId), ...toHeadItem(head) },
        ...(head.version === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :before',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':before': head.version - 1 },
            }),
      },
    };
  }
}
