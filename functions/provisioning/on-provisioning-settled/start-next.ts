import { startQueued } from '../../../core/provisioning/start-in-turn.ts';
import { tenantEvents } from '../../../core/tenants/tenant-events.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'tenant.activated': tenantEvents['tenant.activated'],
  'tenant.provisioning_failed': tenantEvents['tenant.provisioning_failed'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

/** The slot of a provisioning that has ended goes to the one who has waited the longest. */
export const startNext =
  (ports: Parameters<typeof startQueued>[0]) =>
  async ({ tenantId }: EventOf<typeof consumedEvents>): Promise<void> => {
    if (isId('tnt', tenantId)) await ports.slots.release(tenantId);
    await startQueued(ports);
  };
