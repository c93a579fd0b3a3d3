import { followPlan, type FollowPlanPorts } from '../../../core/billing/follow-plan.ts';
import { tenantLifeEvents } from '../../../core/tenants/tenant-life-events.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'tenant.plan_changed': tenantLifeEvents['tenant.plan_changed'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

export const onPlanChanged =
  (ports: FollowPlanPorts) =>
  async ({ id, tenantId }: EventOf<typeof consumedEvents>): Promise<void> => {
    if (isId('tnt', tenantId)) await followPlan(ports, tenantId, id);
  };
