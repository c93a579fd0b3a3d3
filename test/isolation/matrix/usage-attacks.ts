import type { Target } from './parties.ts';
import type { RoutePlan } from './route-plan.ts';
import { storageWindowId } from './storage-window-id.ts';
import { STORES } from './stores.ts';

const usage = STORES.usageTable.name;

/** The other's window of stored bytes: an id names a window and no tenant, as it should. */
const byWindow = () => ({ windowId: storageWindowId(new Date()) });
const byQuarantined = ({ tenantId }: Target) => ({ eventId: tenantId.replace('tnt_', 'uqe_') });

/** How the routes of usage are aimed at another tenant. */
export const USAGE_ATTACKS = {
  // Their events are the attacker's own, and one: what a copy is told differs.
  sendUsageEvents: {
    store: usage,
    oneByOne: true,
    body: ({ tenantId }) => ({ id: tenantId, type: 'mail.sent', tenantId, subject: tenantId }),
  },
  listUsage: { store: usage },
  showCurrentUsage: { store: usage },
  listMeters: { store: usage },
  listWindowEvents: { store: STORES.usageLog.name, params: byWindow },
  listQuarantinedEvents: { store: usage },
  replayQuarantinedEvent: { store: usage, params: byQuarantined },
} satisfies Readonly<Record<string, RoutePlan>>;
