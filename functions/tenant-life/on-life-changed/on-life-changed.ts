import {
  tellOwnersOfLife,
  type TellOwnersOfLifePorts,
} from '../../../core/tenant-life/tell-owners-of-life.ts';
import { tenantLifeEvents } from '../../../core/tenants/tenant-life-events.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

const { 'tenant.erase_started': _, ...told } = tenantLifeEvents;

export const consumedEvents = told satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

export const onLifeChanged =
  (ports: TellOwnersOfLifePorts) =>
  async (event: EventOf<typeof consumedEvents>): Promise<void> => {
    if (isId('tnt', event.tenantId)) await tellOwnersOfLife(ports, event.tenantId, event);
  };
