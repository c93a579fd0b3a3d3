import type { ProductEvent, ProductEventQueue } from '../../core/product-events/product-event.ts';

export class FakeProductEventQueue implements ProductEventQueue {
  readonly events: ProductEvent[] = [];

  async send(events: readonly ProductEvent[]): Promise<void> {
    this.events.push(...events);
  }
}
