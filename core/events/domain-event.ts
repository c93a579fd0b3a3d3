import { newId, type Id } from '../../kit/id.ts';

export type Actor =
  | { readonly kind: 'operator'; readonly id: string }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'system'; readonly id: string };

/**
 * Something that happened, as the outside world is told: `type` is `<noun>.<past_tense>`, `version`
 * grows only when the shape of `data` breaks. Written in the same transaction as the change itself.
 */
export type DomainEvent<
  Type extends string = string,
  Data extends object = Readonly<Record<string, unknown>>,
> = {
  readonly id: Id<'evt'>;
  readonly type: Type;
  readonly version: number;
  readonly time: Date;
  readonly tenantId: string;
  readonly actor: Actor;
  /** The request that asked for it; absent where none did. */
  readonly request?: { readonly id: string };
  readonly data: Data;
};

export const domainEvent = <Type extends string, Data extends object>(
  event: Omit<DomainEvent<Type, Data>, 'id'>,
): DomainEvent<Type, Data> => ({ id: newId('evt'), ...event });
