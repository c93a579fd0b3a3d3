import { followTenant, type FollowTenantPorts } from '../../../core/billing/follow-tenant.ts';
import { tenantLifeEvents } from '../../../core/tenants/tenant-life-events.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'tenant.plan_changed': tenantLifeEvents['tenant.plan_changed'],
  'tenant.terminated': tenantLifeEvents['tenant.terminated'],
  'tenant.restored': tenantLifeEvents['tenant.restored'],
  'tenant.erase_started': tenantLifeEvents['tenant.erase_started'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

export const onTenantChanged =
  (ports: FollowTenantPorts) =>
  async ({ id, type, tenantId }: EventOf<typeof consumedEvents>): Promise<void> => {
    if (isId('tnt', tenantId)) await followTenant(ports, tenantId, { id, type });
  };
