import { derivedId } from '../../kit/id.ts';
import type { Actor, DomainEvent } from './domain-event.ts';

/** As an item of the tenant says it. */
export type ChangedByActor = Actor & { readonly requestId?: string };

export type Change<Type extends string, Data extends object> = Omit<
  DomainEvent<Type, Data>,
  'id' | 'actor' | 'request'
> & {
  readonly changedBy: ChangedByActor;
  /** Tells the change from all others of the tenant's changes of this type. */
  readonly key: string;
};

/**
 * The event of a change in a tenant's data: the same, its id included, however often and in whatever
 * place the change is seen.
 */
export function changeEvent<Type extends string, Data extends object>({
  changedBy: { requestId, ...actor },
  key,
  ...event
}: Change<Type, Data>): DomainEvent<Type, Data> {
  const { type, tenantId, time } = event;
  return {
    id: derivedId('evt', time, `${type} ${tenantId} ${key}`),
    ...event,
    actor,
    ...(requestId !== undefined && { request: { id: requestId } }),
  };
}
