import {
  sendProductEvents,
  type SendProductEventsPorts,
} from '../../../core/product-events/send-product-events.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const sendEventsOperation = (ports: SendProductEventsPorts) =>
  operation('sendEvents', async ({ tenant: { tenantId }, principal, body }) => {
    const events = body.map(({ time, ...event }) => ({
      ...event,
      ...(time !== undefined && { time: new Date(time) }),
    }));
    const sent = await sendProductEvents(ports, { tenantId, principal, events });
    if (!sent.ok) return refusal(sent.error);
    return answer(202, { items: sent.value.map(({ id, type }) => ({ id, type })) });
  });
