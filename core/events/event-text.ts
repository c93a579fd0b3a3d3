import * as z from 'zod';
import { isId, type Id } from '../../kit/id.ts';
import { PRINCIPAL_KINDS } from '../access/principal.ts';
import type { DomainEvent } from './domain-event.ts';

/** The envelope of every event as consumers receive it; `data` has a schema per type. */
export const eventEnvelope = z.object({
  id: z.custom<Id<'evt'>>((id) => typeof id === 'string' && isId('evt', id)),
  type: z.string().min(1),
  version: z.int().positive(),
  time: z.iso.datetime().transform((text) => new Date(text)),
  tenantId: z.string().min(1),
  actor: z.object({
    kind: z.enum([...PRINCIPAL_KINDS, 'system']),
    id: z.string(),
    onBehalfOf: z.object({ kind: z.enum(['user', 'support_access']), id: z.string() }).optional(),
  }),
  request: z
    .object({
      id: z.string(),
      sourceIp: z.string().optional(),
      userAgent: z.string().optional(),
    })
    .optional(),
  data: z.record(z.string(), z.unknown()),
});

/** The event as JSON, as it stands in the outbox and on the bus. */
export function toEventText(event: DomainEvent<string, object>): string {
  const { id, type, version, time, tenantId, actor, request, data } = event;
  return JSON.stringify({ id, type, version, time, tenantId, actor, request, data });
}

/** Throws on a text that is no event. */
export const fromEventText = (text: string): DomainEvent => eventEnvelope.parse(JSON.parse(text));
