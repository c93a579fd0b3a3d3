import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantSession } from '../../../core/tenancy/tenant-sessions.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';
import { notificationsPartition } from './notification-keys.ts';

/** What is sent and the templates are kept by one session: the delivery opens both for each tenant. */
export const KEEPING: SessionActions = { items: ['GetItem', 'PutItem', 'Query'] };

/** The tenant's notifications, as its session reaches them. */
export const openedPartition = (session: TenantSession) => ({
  documents: tenantDocuments(session),
  pk: notificationsPartition(session.placement),
  tableName: session.placement.tableName,
});
