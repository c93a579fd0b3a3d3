import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { dueItems } from '../table/due.ts';
import { fromTenantItem } from '../tenants/tenant-item.ts';

/** The terminated tenants that wait for a reminder, or for their erasure, and whose time has come; the longest due first. */
export async function* dueTenants(
  documents: DynamoDBDocumentClient,
  tableName: string,
  kind: 'reminder' | 'erase',
): AsyncGenerator<readonly Tenant[]> {
  const due = dueItems(documents, { tableName, kind, now: new Date() });
  for await (const items of due) yield items.map(fromTenantItem);
}
