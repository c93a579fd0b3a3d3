import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  ExportHead,
  PlannedReport,
  ReportOutcome,
  UsageExports,
} from '../../../core/billing/usage/usage-exports.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { tryTransact, type Write } from '../table/transact.ts';
import {
  exportHeadKey,
  exportPartition,
  OPEN_PREFIX,
  openReportKey,
  settledReportKey,
} from './billing-keys.ts';
import { fromHeadItem, fromReportItem, toHeadItem, toReportItem } from './export-items.ts';

const EMPTY: ExportHead = { position: 0, totals: [], version: 0 };

/** What was planned to be reported of a tenant's usage, open or settled, in the ControlTable. */
export class DynamoUsageExports implements UsageExports {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async head(tenantId: TenantId): Promise<ExportHead> {
    const item = await getItem(this.#documents, this.#tableName, exportHeadKey(tenantId));
    return item ? fromHeadItem(item) : EMPTY;
  }

  plan(tenantId: TenantId, head: ExportHead, reports: readonly PlannedReport[]): Promise<boolean> {
    const open = reports.map((report, at) => [
      `report${at}`,
      putNew(this.#tableName, {
        ...openReportKey(tenantId, report.identifier),
        ...toReportItem(report),
      }),
    ]);
    return tryTransact(this.#documents, {
      head: this.#headWrite(tenantId, head),
      ...(Object.fromEntries(open) as Record<string, Write>),
    });
  }

  async open(tenantId: TenantId): Promise<readonly PlannedReport[]> {
    const reports: PlannedReport[] = [];
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': exportPartition(tenantId), ':prefix': OPEN_PREFIX },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) reports.push(...Items.map(fromReportItem));
    return reports;
  }

  async settle(tenantId: TenantId, identifier: string, outcome: ReportOutcome): Promise<void> {
    // Where another run settled it, there is nothing to do.
    await tryTransact(this.#documents, {
      open: {
        Delete: {
          TableName: this.#tableName,
          Key: openReportKey(tenantId, identifier),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
      settled: putNew(this.#tableName, { ...settledReportKey(tenantId, identifier), ...outcome }),
    });
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
