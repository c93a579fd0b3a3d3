import { auditExportEvents } from '../../core/audit/export-events.ts';
import { refusalEvents } from '../../core/audit/refusal-events.ts';
import { auditStreamEvents } from '../../core/audit-stream/stream-events.ts';
import { apiKeyEvents } from '../../core/api-keys/api-key-events.ts';
import { erasureEvents } from '../../core/erasure/erasure-events.ts';
import { fileEvents } from '../../core/files/file-events.ts';
import { userEvents } from '../../core/identity/user-events.ts';
import { flagEvents } from '../../core/flags/flag-events.ts';
import { invariantEvents } from '../../core/invariants/invariant-events.ts';
import { memberEvents } from '../../core/members/member-events.ts';
import { meteringEvents } from '../../core/metering/metering-events.ts';
import { moveEvents } from '../../core/moves/move-events.ts';
import { usageReachedEvents } from '../../core/billing/usage/usage-reached-event.ts';
import { billingEvents } from '../../core/billing/billing-events.ts';
import { portabilityEvents } from '../../core/portability/portability-events.ts';
import { alertEvents } from '../../core/product-analytics/alert-events.ts';
import { quotaEvents } from '../../core/quotas/quota-events.ts';
import { recordEvents } from '../../core/records/record-events.ts';
import { suppressionEvents } from '../../core/notifications/suppression-events.ts';
import { roleEvents } from '../../core/roles/role-events.ts';
import { supportAccessEvents } from '../../core/support-access/support-access-events.ts';
import { tenantLifeEvents } from '../../core/tenants/tenant-life-events.ts';
import { tenantEvents } from '../../core/tenants/tenant-events.ts';
import { webhookEvents } from '../../core/webhooks/webhook-events.ts';
import type { EventCatalog } from '../../core/events/event-catalog-entry.ts';

/** Every type of event the platform publishes; a feature adds its own here, and docs/events.md follows. */
export const eventCatalog: EventCatalog = {
  ...tenantEvents,
  ...tenantLifeEvents,
  ...erasureEvents,
  ...flagEvents,
  ...invariantEvents,
  ...moveEvents,
  ...roleEvents,
  ...memberEvents,
  ...supportAccessEvents,
  ...apiKeyEvents,
  ...recordEvents,
  ...fileEvents,
  ...billingEvents,
  ...usageReachedEvents,
  ...quotaEvents,
  ...meteringEvents,
  ...alertEvents,
  ...userEvents,
  ...refusalEvents,
  ...auditExportEvents,
  ...auditStreamEvents,
  ...portabilityEvents,
  ...webhookEvents,
  ...suppressionEvents,
};
