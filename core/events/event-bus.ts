/** Whose events they are on the bus: the platform's, or the company's own (core/product-events). */
export const EVENT_SOURCES = ['freehold', 'freehold.product'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** An event on its way out: `detail` is its text as the outbox holds it. */
export type OutgoingEvent = { readonly type: string; readonly detail: string };

export interface EventBus {
  /**
   * Hands the events to the bus. Throws when any of them was not accepted: publish all of them
   * again then, a consumer knows by its `id` what it has seen.
   */
  publish(events: readonly OutgoingEvent[]): Promise<void>;
}
