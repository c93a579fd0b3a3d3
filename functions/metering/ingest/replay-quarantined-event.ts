import type { Quarantine } from '../../../core/metering/quarantine.ts';
import { replayEvent } from '../../../core/metering/replay-event.ts';
import type { SendUsageEventsPorts } from '../../../core/metering/send-usage-events.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

type Ports = SendUsageEventsPorts & { readonly quarantine: Quarantine };

export const replayQuarantinedEventOperation = (ports: Ports) =>
  operation('replayQuarantinedEvent', async ({ tenant: { tenantId }, params: { eventId } }) => {
    const replayed = await replayEvent(ports, tenantId, eventId);
    return replayed.ok ? answer(202, replayed.value) : refusal(replayed.error);
  });
