import { queuedText } from '../../core/webhooks/queued-message.ts';
import type { QueuedMessage, WebhookQueue } from '../../core/webhooks/webhook-store.ts';
import { SqsQueue } from './sqs-queue.ts';

export class SqsWebhookQueue extends SqsQueue<QueuedMessage> implements WebhookQueue {
  constructor(queueUrl: string) {
    super(queueUrl, (message) => ({
      ...{ text: queuedText(message), group: message.endpointId },
      delaySeconds: message.delaySeconds,
    }));
  }
}
