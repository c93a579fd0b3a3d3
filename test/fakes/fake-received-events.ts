import type { ProviderEvent, ReceivedEvents } from '../../core/billing/receive-event.ts';

/** The events that came, in memory. */
export class FakeReceivedEvents implements ReceivedEvents {
  readonly #events = new Map<string, 'stored' | 'handled'>();

  async store({ id }: ProviderEvent) {
    const known = this.#events.get(id);
    if (!known) this.#events.set(id, 'stored');
    return known ?? ('new' as const);
  }

  async handled({ id }: ProviderEvent) {
    this.#events.set(id, 'handled');
  }

  get count() {
    return this.#events.size;
  }
}
