import type { RoutePlan } from './route-plan.ts';

const DAY_MS = 86_400_000;
const today = () => new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS).toISOString();

/** How the routes of events are aimed at another tenant: an event's tenant is its sender's, whatever it says. */
export const EVENT_ATTACKS = {
  listEventTypes: { store: 'none' },
  // Always the same event, so that each attempt is answered alike.
  sendEvents: {
    store: 'none',
    body: ({ tenantId }) => ({
      ...{ type: 'attack.tried', id: 'attack', time: today() },
      data: { tenantId },
    }),
  },
} satisfies Readonly<Record<string, RoutePlan>>;
