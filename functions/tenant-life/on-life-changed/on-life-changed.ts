import {
  tellOwnersOfLife,
  type TellOwnersOfLifePorts,
} from '../../../core/tenant-life/tell-owners-of-life.ts';
import { tenantLifeEvents } from '../../../core/tenants/tenant-life-events.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'tenant.suspended': tenantLifeEvents['tenant.suspended'],
  'tenant.suspension_lifted': tenantLifeEvents['tenant.suspension_lifted'],
  'tenant.resumed': tenantLifeEvents['tenant.resumed'],
  'tenant.plan_changed': tenantLifeEvents['tenant.plan_changed'],
  'tenant.terminated': tenantLifeEvents['tenant.terminated'],
  'tenant.restored': tenantLifeEvents['tenant.restored'],
  'tenant.erase_approaching': tenantLifeEvents['tenant.erase_approaching'],
  'tenant.exported': tenantLifeEvents['tenant.exported'],
  'tenant.imported': tenantLifeEvents['tenant.imported'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

export const onLifeChanged =
  (ports: TellOwnersOfLifePorts) =>
  async (event: EventOf<typeof consumedEvents>): Promise<void> => {
    if (isId('tnt', event.tenantId)) await tellOwnersOfLife(ports, event.tenantId, event);
  };
