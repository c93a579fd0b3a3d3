import { billingEvents } from '../../../core/billing/billing-events.ts';
import {
  tellPaymentNotice,
  type TellPaymentNoticePorts,
} from '../../../core/billing/dunning/tell-payment-notice.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'billing.payment_notice': billingEvents['billing.payment_notice'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

export const onPaymentNotice =
  (ports: TellPaymentNoticePorts) =>
  async ({ tenantId, data }: EventOf<typeof consumedEvents>): Promise<void> => {
    if (isId('tnt', tenantId)) await tellPaymentNotice(ports, tenantId, data);
  };
