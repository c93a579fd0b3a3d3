import { quotaEvents } from '../../../core/quotas/quota-events.ts';
import { tellOwners, type TellOwnersPorts } from '../../../core/quotas/tell-owners.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'quota.reached': quotaEvents['quota.reached'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

export const onQuotaReached =
  (ports: TellOwnersPorts) =>
  async ({ tenantId, data }: EventOf<typeof consumedEvents>): Promise<void> => {
    if (isId('tnt', tenantId)) await tellOwners(ports, tenantId, data);
  };
