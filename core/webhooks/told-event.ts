import type { DomainEvent } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { ToldEvent } from './message.ts';

/**
 * What a tenant's endpoints are told of an event. Not from which address and by which program somebody asked for
 * it, and not who of the platform did: that is the audit log's to show, to who may read it.
 */
export function toldEvent(event: DomainEvent, tenantId: TenantId): ToldEvent {
  const { id, type, version, time, actor, data } = event;
  const body = JSON.stringify({
    ...{ id, type, version, timestamp: time.toISOString(), tenantId },
    actor: isOfTenant(actor.kind) ? { kind: actor.kind, id: actor.id } : { kind: actor.kind },
    data,
  });
  return { id, tenantId, type, time, body };
}

const isOfTenant = (kind: string) => kind === 'user' || kind === 'key';
