import type { TenantSession } from '../../../core/tenancy/tenant-sessions.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';
import { notificationsPartition } from './notification-keys.ts';

/** The tenant's notifications, as its session reaches them. */
export const openedPartition = (session: TenantSession) => ({
  documents: tenantDocuments(session),
  pk: notificationsPartition(session.placement),
  tableName: session.placement.tableName,
});
