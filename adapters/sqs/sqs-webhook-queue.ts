import { queuedText } from '../../core/webhooks/queued-message.ts';
import type { QueuedMessage, WebhookQueue } from '../../core/webhooks/webhook-store.ts';
import { sendTexts, sqsClient } from './send-texts.ts';

export class SqsWebhookQueue implements WebhookQueue {
  readonly #sqs = sqsClient();
  readonly #queueUrl: string;

  constructor(queueUrl: string) {
    this.#queueUrl = queueUrl;
  }

  async send(messages: readonly QueuedMessage[]): Promise<void> {
    const texts = messages.map((message) => ({
      ...{ text: queuedText(message), group: message.endpointId },
      delaySeconds: message.delaySeconds,
    }));
    await sendTexts(this.#sqs, this.#queueUrl, texts);
  }
}
