import { newId, type Id } from '../../kit/id.ts';
import type { Principal, PrincipalKind, RequestInfo } from '../access/principal.ts';

/** Who caused an event: a principal, or a part of the platform itself. */
export type Actor = {
  readonly kind: PrincipalKind | 'system';
  readonly id: string;
  /** The member whose key it is, or the access that let support in. */
  readonly onBehalfOf?: { readonly kind: 'user' | 'support_access'; readonly id: string };
};

/** When, by whom and by which request something happened; the platform's own work has no request. */
export type Occasion = {
  readonly time: Date;
  readonly actor: Actor;
  readonly request?: EventRequest;
};

/** A tenant's items keep the request's id alone: its address and agent are the log's and the audit's. */
export type EventRequest = Pick<RequestInfo, 'id'> & Partial<RequestInfo>;

/** In the place of a tenant's id, in events that concern no single tenant. */
export const WHOLE_PLATFORM = 'platform';

/**
 * Something that happened, as it is published: `type` is `<noun>.<past_tense>`, `version`
 * grows only when the shape of `data` breaks. Written in the same transaction as the change itself.
 */
export type DomainEvent<
  Type extends string = string,
  Data extends object = Readonly<Record<string, unknown>>,
> = Occasion & {
  readonly id: Id<'evt'>;
  readonly type: Type;
  readonly version: number;
  readonly tenantId: string;
  readonly data: Data;
};

export const domainEvent = <Type extends string, Data extends object>(
  event: Omit<DomainEvent<Type, Data>, 'id'>,
): DomainEvent<Type, Data> => ({ id: newId('evt'), ...event });

/** What a principal's request causes at that time. */
export const occasionOf = (principal: Principal, time: Date): Occasion => ({
  time,
  actor: actorOf(principal),
  request: principal.request,
});

export function actorOf(principal: Principal): Actor {
  const { kind, id } = principal;
  if (principal.kind === 'support') {
    return { kind, id, onBehalfOf: { kind: 'support_access', id: principal.accessId } };
  }
  return principal.kind === 'key' && principal.memberId !== undefined
    ? { kind, id, onBehalfOf: { kind: 'user', id: principal.memberId } }
    : { kind, id };
}
