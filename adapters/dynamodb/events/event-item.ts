import type { DomainEvent } from '../../../core/events/domain-event.ts';
import { fromEventText, toEventText } from '../../../core/events/event-text.ts';
import { eventKey } from '../table/control-keys.ts';

const RETENTION_DAYS = 90;

/**
 * An event as the outbox holds it. `detail` is the very text that goes to the bus, so that the
 * publisher translates nothing.
 */
export const toEventItem = (event: DomainEvent<string, object>) => ({
  ...eventKey(event.tenantId, event.id),
  type: event.type,
  detail: toEventText(event),
  expiresAt: Math.floor(event.time.getTime() / 1000) + RETENTION_DAYS * 86_400,
});

/** Throws on an item that is no event. */
export const fromEventItem = (item: Readonly<Record<string, unknown>>): DomainEvent =>
  fromEventText(String(item.detail));
