import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { dueItems } from '../table/due.ts';
import { fromTenantItem } from '../tenants/tenant-item.ts';

/** The terminated tenants whose owners are to be reminded by now, the longest due first. */
export async function* dueReminders(
  documents: DynamoDBDocumentClient,
  tableName: string,
): AsyncGenerator<readonly Tenant[]> {
  const due = dueItems(documents, { tableName, kind: 'reminder', now: new Date() });
  for await (const items of due) yield items.map(fromTenantItem);
}
