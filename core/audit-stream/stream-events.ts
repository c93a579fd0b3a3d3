import * as z from 'zod';
import { domainEvent, type Occasion } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { StreamTarget } from './stream.ts';

const where = z.object({
  kind: z.enum(['https', 's3']).describe('To an HTTPS endpoint, or to a bucket.'),
  to: z.string().describe('The host of the endpoint, or the bucket.'),
});

/** What the platform promises to tell about streams; never a secret, nor the path of a URL, which may be one. */
export const auditStreamEvents = {
  'audit_stream.configured': {
    version: 1,
    description: 'A tenant has its audit log sent to a system of its own, from now on there.',
    data: where,
  },
  'audit_stream.removed': {
    version: 1,
    description: 'A tenant’s audit log is not sent to its own system any more.',
    data: where,
  },
  'audit_stream.failing': {
    version: 1,
    description:
      'A tenant’s own system has not taken its audit log for an hour. Told once, and again only after it took some; it is tried on.',
    data: where.extend({
      since: z.iso.datetime().describe('Since when.'),
      reason: z.string().describe('What came of the last attempt.'),
    }),
  },
} as const satisfies EventCatalog;

type Type = keyof typeof auditStreamEvents;
type More = { readonly since: string; readonly reason: string };
type Happening = {
  readonly tenantId: string;
  readonly target: StreamTarget;
  readonly occasion: Occasion;
  readonly more?: More;
};

export const auditStreamEvent = (type: Type, { tenantId, target, occasion, more }: Happening) =>
  domainEvent({
    ...occasion,
    type,
    version: auditStreamEvents[type].version,
    tenantId,
    data: { kind: target.kind, to: nameOf(target), ...more },
  });

/** What may be told of a target. */
export const nameOf = (target: StreamTarget): string =>
  target.kind === 's3' ? target.bucket : new URL(target.url).host;
