import * as z from 'zod';
import { idParam, nextCursor } from '../edge/request-schemas.ts';
import { alertState, newRule, ruleChanges } from './alert-schemas.ts';

const channels = z
  .array(z.literal('email'))
  .max(1)
  .meta({
    description: '`email` for a mail to the operators; none for the events alone',
    examples: [['email']],
  });
const ofTenant = idParam('tnt', 'The tenant whose metric it is; all tenants’ without it');

const example = {
  ...{ name: 'Errors', metric: 'errors' as const, comparison: 'above' as const },
  ...{ threshold: 100, clearAt: 20, windowHours: 1, channels: ['email' as const] },
  isEnabled: true,
};

export const newPlatformAlertBody = z
  .strictObject({
    ...newRule,
    channels: channels.default(['email']),
    ofTenant: ofTenant.optional(),
  })
  .meta({ id: 'NewPlatformAlert', description: 'What to watch', examples: [example] });

export const platformAlertChangesBody = z
  .strictObject({ ...ruleChanges, channels: channels.optional() })
  .meta({
    id: 'PlatformAlertChanges',
    description: 'What is to change; `event` and `clearAt` null for none',
    examples: [{ threshold: 200, clearAt: null }],
  });

export const platformAlertView = z
  .object({ ...alertState, channels, ofTenant: ofTenant.optional() })
  .meta({
    id: 'PlatformAlert',
    description: 'An alert of operators, and how it stands',
    examples: [
      {
        ...{ id: 'aal_01kb2v3m9ne4a8x0c5r7d6f1gh', ...example, state: 'ok' },
        since: '2026-11-27T13:20:04.000Z',
      },
    ],
  });

export const platformAlertPage = z.object({ items: z.array(platformAlertView), nextCursor }).meta({
  id: 'PlatformAlertPage',
  description: 'Alerts of operators',
  examples: [{ items: [] }],
});
