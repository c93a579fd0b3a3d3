import {
  sendUsageEvents,
  type SendUsageEventsPorts,
} from '../../../core/metering/send-usage-events.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const sendUsageEventsOperation = (ports: SendUsageEventsPorts) =>
  operation('sendUsageEvents', async ({ tenant: { tenantId }, request, body }) => {
    const sending = { tenantId, requestId: request.id, events: body };
    const results = await sendUsageEvents(ports, sending);
    return answer(202, { results: [...results] });
  });
