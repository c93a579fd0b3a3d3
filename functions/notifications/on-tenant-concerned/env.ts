import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';
import { notificationsEnv } from '../../env/notifications.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const onTenantConcernedEnv = z.object({
  ...tenantPlaneEnv.shape,
  ...controlTableEnv.shape,
  ...notificationsEnv.shape,
});

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = [
  'webhook_endpoint.failing',
  'webhook_endpoint.disabled',
  'quota.reached',
  'billing.usage_reached',
  'billing.dunning_started',
  'api_key.leaked',
  'audit_stream.failing',
  'tenant.exported',
  'analytics_alert.raised',
  'analytics_alert.cleared',
] as const;
