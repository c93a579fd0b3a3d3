import * as z from 'zod';
import { WHOLE_PLATFORM } from '../../../core/events/domain-event.ts';
import { CHANNELS } from '../../../core/notifications/channel.ts';
import { COMPARISONS, type Alert } from '../../../core/product-analytics/alert.ts';
import { METRIC_NAMES } from '../../../core/product-analytics/metric.ts';
import { idSchema } from '../../../kit/id-schema.ts';
import { dueAttributes } from '../table/due.ts';
import { isoTime } from '../table/iso-time.ts';
import { alertKey } from './analytics-keys.ts';

const alertItem = z.object({
  id: idSchema('aal'),
  tenantId: z.union([idSchema('tnt'), z.literal(WHOLE_PLATFORM)]),
  name: z.string(),
  metric: z.enum(METRIC_NAMES),
  event: z.string().optional(),
  comparison: z.enum(COMPARISONS),
  threshold: z.number(),
  clearAt: z.number().optional(),
  windowHours: z.int(),
  channels: z.array(z.enum(CHANNELS)),
  members: z.array(z.string()).optional(),
  ofTenant: idSchema('tnt').optional(),
  isEnabled: z.boolean(),
  state: z.enum(['ok', 'raised']),
  since: isoTime,
  value: z.number().optional(),
  evaluatedTo: isoTime.optional(),
  dueAt: isoTime.optional(),
  revision: z.int(),
});

export const fromAlertItem = (item: unknown): Alert => alertItem.parse(item);

export const toAlertItem = ({ since, evaluatedTo, dueAt, channels, members, ...alert }: Alert) => ({
  ...alertKey(alert.tenantId, alert.id),
  ...alert,
  channels: [...channels],
  ...(members && { members: [...members] }),
  since: since.toISOString(),
  ...(evaluatedTo && { evaluatedTo: evaluatedTo.toISOString() }),
  ...(dueAt && dueAttributes('alert', dueAt)),
});
