import * as z from 'zod';
import type { Principal, Support } from '../access/principal.ts';
import { domainEvent, occasionOf, type DomainEvent } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { SupportAccess, SupportedTenant } from './support-access.ts';

const accessId = z.string().describe('The id of the access.');
const operatorName = z.string().describe('The operator’s address.');
const grantedByName = z
  .string()
  .describe('Whose grant it is: an address, or the tenant’s policy; empty before it is granted.');

const facts = z.object({
  accessId,
  operatorId: z.string().describe('The operator who asked, and alone may use it.'),
  operatorName,
  grantedByName,
  reason: z.string().describe('Why it was asked for.'),
  scopes: z.array(z.string()).describe('The permissions it gives; all of them read.'),
  isEmergency: z.boolean().describe('Whether another operator granted it, and not the tenant.'),
  until: z.string().optional().describe('When it ends; of one that was granted.'),
});

const entry = (description: string) => ({ version: 1, description, data: facts }) as const;

/** What the platform promises to tell about support access. Both sides are named: that is what it is for. */
export const supportAccessEvents = {
  'support_access.requested': entry('An operator asked for access to the tenant’s data.'),
  'support_access.granted': entry('The operator may read the tenant’s data for a time.'),
  'support_access.refused': entry('The tenant refused the access.'),
  'support_access.revoked': entry('The tenant ended the access; it acts within five seconds.'),
  'support_access.withdrawn': entry('An operator gave up what was asked for or granted.'),
  'support_access.used': {
    version: 1,
    description: 'An operator made a request for the tenant’s data; written before its answer.',
    data: z.object({
      accessId,
      operatorName,
      grantedByName,
      operation: z.string().describe('The operation of the API.'),
      path: z.string().describe('What was asked for.'),
    }),
  },
} as const satisfies EventCatalog;

export type SupportAccessEventType = Exclude<
  keyof typeof supportAccessEvents,
  'support_access.used'
>;

type Happening = {
  readonly of: SupportedTenant;
  readonly by: Principal;
  readonly now: Date;
};

export const supportAccessEvent = (
  type: SupportAccessEventType,
  { id, operator, grantedBy, reason, scopes, isEmergency, until }: SupportAccess,
  { of, by, now }: Happening,
): DomainEvent<string, object> =>
  domainEvent({
    ...occasionOf(by, now),
    type,
    version: supportAccessEvents[type].version,
    tenantId: of.tenantId,
    data: {
      accessId: id,
      operatorId: operator.id,
      operatorName: operator.name,
      grantedByName: grantedBy?.name ?? '',
      reason,
      scopes: [...scopes],
      isEmergency,
      until: until?.toISOString(),
    },
  });

export type UsedFor = { readonly operation: string; readonly path: string };

export const supportAccessUsed = (
  by: Support,
  { operation, path }: UsedFor,
  now: Date,
): DomainEvent<string, object> =>
  domainEvent({
    ...occasionOf(by, now),
    type: 'support_access.used',
    version: supportAccessEvents['support_access.used'].version,
    tenantId: by.tenantId,
    data: {
      accessId: by.accessId,
      operatorName: by.email,
      grantedByName: by.grantedByName,
      operation,
      path,
    },
  });
