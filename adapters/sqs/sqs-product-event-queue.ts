import { toEventText } from '../../core/events/event-text.ts';
import type { ProductEvent, ProductEventQueue } from '../../core/product-events/product-event.ts';
import { SqsQueue } from './sqs-queue.ts';

export class SqsProductEventQueue extends SqsQueue<ProductEvent> implements ProductEventQueue {
  constructor(queueUrl: string) {
    super(queueUrl, (event) => ({ text: toEventText(event), group: event.tenantId }));
  }
}
