import type { JsonObject } from '../../kit/json.ts';
import { MASK, masked } from '../audit/mask.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { EventSource } from '../events/event-bus.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { ToldEvent } from './message.ts';

/** An event as it comes from the bus; without a source it is the platform's. */
export type HeardEvent = DomainEvent & { readonly source?: EventSource };

/**
 * What a tenant's endpoints are told of an event. Not from which address and by which program somebody asked for
 * it, and not who of the platform did: that is the audit log's to show, to who may read it.
 */
export function toldEvent(event: HeardEvent, tenantId: TenantId): ToldEvent {
  const { id, type, version, time, actor, source } = event;
  const data = event.data as JsonObject;
  const body = JSON.stringify({
    ...{ id, type, version, timestamp: time.toISOString(), tenantId },
    actor: isOfTenant(actor.kind) ? { kind: actor.kind, id: actor.id } : { kind: actor.kind },
    // What the company's own product says to its tenants is the product's to decide.
    data: source === 'freehold.product' ? data : toldData(data),
  });
  return { id, tenantId, type, time, body };
}

const isOfTenant = (kind: string) => kind === 'user' || kind === 'key';

/** Which operator it was, and what was written freely: it may name anybody. */
const PERSONAL = new Set(['operatorId', 'note']);

/** The data of an event of the platform without personal data; each field stays, and is still valid by its schema. */
export const toldData = (data: JsonObject): JsonObject =>
  masked(
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, PERSONAL.has(name) ? MASK : value]),
    ),
  ).data;
