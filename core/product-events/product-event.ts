import type { DomainEvent } from '../events/domain-event.ts';
import type { JsonObject } from '../../kit/json.ts';

/** Something that happened in the company's own product, to a tenant. */
export type ProductEvent = DomainEvent<string, JsonObject>;

export interface ProductEventQueue {
  /** They are published, at least once, when this ends. Throws where not all were taken; some may be. */
  send(events: readonly ProductEvent[]): Promise<void>;
}

/** `<noun>.<past tense>`, with up to two more parts. */
export const PRODUCT_EVENT_TYPE = /^[a-z][a-z0-9_]{0,39}(?:\.[a-z][a-z0-9_]{0,39}){1,3}$/;

export const MAX_PRODUCT_EVENTS = 100;
/** With what the bus puts around it, it is one of the 64 KB that AWS counts as one event: https://aws.amazon.com/eventbridge/pricing/ */
export const MAX_EVENT_BYTES = 60_000;
