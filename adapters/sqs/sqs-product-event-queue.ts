import { toEventText } from '../../core/events/event-text.ts';
import type { ProductEvent, ProductEventQueue } from '../../core/product-events/product-event.ts';
import { sendTexts, sqsClient } from './send-texts.ts';

export class SqsProductEventQueue implements ProductEventQueue {
  readonly #sqs = sqsClient();
  readonly #queueUrl: string;

  constructor(queueUrl: string) {
    this.#queueUrl = queueUrl;
  }

  async send(events: readonly ProductEvent[]): Promise<void> {
    const texts = events.map((event) => ({ text: toEventText(event), group: event.tenantId }));
    await sendTexts(this.#sqs, this.#queueUrl, texts);
  }
}
