import type { EventBus, OutgoingEvent } from '../../core/events/event-bus.ts';

export class FakeEventBus implements EventBus {
  readonly published: OutgoingEvent[] = [];
  readonly #isDown: boolean;

  constructor(isDown = false) {
    this.#isDown = isDown;
  }

  async publish(events: readonly OutgoingEvent[]) {
    if (this.#isDown) throw new Error('down');
    this.published.push(...events);
  }
}
