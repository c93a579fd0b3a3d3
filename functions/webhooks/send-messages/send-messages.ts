import type { MessageRef } from '../../../core/webhooks/message.ts';
import { fromQueuedText } from '../../../core/webhooks/queued-message.ts';
import { sendMessages, type SendPorts } from '../../../core/webhooks/send-messages.ts';
import { groupedBatches } from '../../edge/grouped-batches.ts';
import { LOG } from '../../log-events.ts';

/** The Lambda handler of the queue of messages: an endpoint's are attempted together, all endpoints' at once. */
export const sendMessagesHandler = (ports: SendPorts) =>
  groupedBatches<MessageRef>({
    read: fromQueuedText,
    groupOf: ({ tenantId, endpointId }) => `${tenantId} ${endpointId}`,
    log: { done: LOG.webhooksSent, failed: LOG.webhooksNotSent },
    work: async (refs) => {
      const [first] = refs;
      return first ? sendMessages(ports, first, refs) : {};
    },
  });
