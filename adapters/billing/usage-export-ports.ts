import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sealedUsageOf } from '../../core/billing/usage/sealed-usage.ts';
import { DynamoDueExports } from '../dynamodb/billing/dynamo-due-exports.ts';
import { DynamoUsageExports } from '../dynamodb/billing/dynamo-usage-exports.ts';
import { DynamoReachedCaps } from '../dynamodb/metering/dynamo-reached-caps.ts';
import { DynamoWindowSealer } from '../dynamodb/metering/dynamo-window-sealer.ts';

type Tables = { readonly CONTROL_TABLE_NAME: string; readonly USAGE_TABLE_NAME: string };

/** What is sealed, and what of it was exported. */
export const usageExportPorts = (
  { CONTROL_TABLE_NAME: tableName, USAGE_TABLE_NAME }: Tables,
  documents: DynamoDBDocumentClient,
) => ({
  sealed: sealedUsageOf(new DynamoWindowSealer(documents, USAGE_TABLE_NAME)),
  due: new DynamoDueExports(documents, USAGE_TABLE_NAME),
  caps: new DynamoReachedCaps(documents, USAGE_TABLE_NAME),
  exports: new DynamoUsageExports({ documents, tableName, now: () => new Date() }),
});
