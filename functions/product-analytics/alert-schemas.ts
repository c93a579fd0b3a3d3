import * as z from 'zod';
import { CHANNELS } from '../../core/notifications/channel.ts';
import { COMPARISONS } from '../../core/product-analytics/alert.ts';
import { humanName, idParam, nextCursor } from '../edge/request-schemas.ts';
import { metricName } from './schemas.ts';

export const alertParams = z.object({ alertId: idParam('aal', 'The id of the alert') });

const MAX_NUMBER = 1e15;
const level = z.number().min(-MAX_NUMBER).max(MAX_NUMBER);
const time = z.iso.datetime();

const event = z
  .string()
  .min(1)
  .max(128)
  .meta({ description: 'Only tracked events of this name', examples: ['report.failed'] });
const clearAt = level.meta({
  description: 'From here on it is over; the threshold, where nothing is said',
  examples: [20],
});
const windowHours = z
  .int('Give whole hours.')
  .min(1, 'Watch at least an hour.')
  .max(168, 'Watch at most a week.')
  .meta({
    description: 'So many whole hours are added up; of active members the largest counts',
    examples: [1],
  });
const channels = z
  .array(z.enum(CHANNELS))
  .max(CHANNELS.length)
  .meta({
    description: 'Over which they are notified; none for webhooks alone',
    examples: [['in_app', 'email']],
  });
const members = z
  .array(z.string().regex(/^[\w-]{1,64}$/, 'It is no such id.'))
  .max(20, 'Name at most 20.')
  .meta({
    description:
      'The members who are notified; the owners where nobody is named, or none of them is a member any more',
    examples: [['b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11']],
  });
const rule = {
  name: humanName.meta({ examples: ['Reports fail'] }),
  metric: metricName,
  comparison: z.enum(COMPARISONS).meta({
    description:
      'A change is one in percent of the window before; where that has nothing, none is told',
    examples: ['above'],
  }),
  threshold: level.meta({ description: 'Beyond this it is raised', examples: [100] }),
};

/** Of a tenant's alert and of one of operators alike. */
export const newRule = {
  ...rule,
  event: event.optional(),
  clearAt: clearAt.optional(),
  windowHours: windowHours.default(1),
  isEnabled: z.boolean().default(true),
};
export const ruleChanges = {
  ...z.object(rule).partial().shape,
  event: event.nullable().optional(),
  clearAt: clearAt.nullable().optional(),
  windowHours: windowHours.optional(),
  isEnabled: z.boolean().optional(),
};
export const alertState = {
  id: alertParams.shape.alertId,
  ...rule,
  event: event.optional(),
  clearAt: clearAt.optional(),
  windowHours,
  isEnabled: z.boolean(),
  state: z.enum(['ok', 'raised']),
  since: time.meta({ description: 'In this state' }),
  value: z.number().optional().meta({ description: 'Of the last window that was compared' }),
  evaluatedTo: time.optional().meta({ description: 'The end of the last window' }),
};

const example = {
  ...{ name: 'Reports fail', metric: 'tracked_events' as const, event: 'report.failed' },
  ...{ comparison: 'above' as const, threshold: 100, clearAt: 20, windowHours: 1 },
  ...{ channels: ['in_app' as const, 'email' as const], members: [], isEnabled: true },
};

export const newAlertBody = z
  .strictObject({
    ...newRule,
    channels: channels.default(['in_app', 'email']),
    members: members.default([]),
  })
  .meta({ id: 'NewAnalyticsAlert', description: 'What to watch', examples: [example] });

export const alertChangesBody = z
  .strictObject({
    ...ruleChanges,
    channels: channels.optional(),
    members: members.optional(),
  })
  .meta({
    id: 'AnalyticsAlertChanges',
    description: 'What is to change; `event` and `clearAt` null for none',
    examples: [{ threshold: 200, clearAt: null }],
  });

export const alertView = z
  .object({
    ...alertState,
    channels,
    members,
  })
  .meta({
    id: 'AnalyticsAlert',
    description: 'An alert, and how it stands',
    examples: [
      {
        ...{ id: 'aal_01kb2v3m9ne4a8x0c5r7d6f1gh', ...example, state: 'raised' },
        ...{ since: '2026-11-27T13:20:04.000Z', value: 140 },
        evaluatedTo: '2026-11-27T13:00:00.000Z',
      },
    ],
  });

export const alertPage = z.object({ items: z.array(alertView), nextCursor }).meta({
  id: 'AnalyticsAlertPage',
  description: 'Alerts of the tenant',
  examples: [{ items: [] }],
});
