import * as z from 'zod';
import {
  domainEvent,
  WHOLE_PLATFORM,
  type Actor,
  type DomainEvent,
} from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import { RESOURCE_KINDS, type TenantResource } from './tenant-resource.ts';

const orphan = z.object({
  resourceKind: z.enum(RESOURCE_KINDS).describe('What it is.'),
  resourceId: z.string().describe('Of a user pool its id, else its name.'),
  region: z.string().describe('Where it was.'),
  ofTenantId: z.string().describe('The tenant whose id it bears.'),
});

const counter = z.object({
  counter: z.string().describe('`tenants`, or `seats` and the user pool.'),
  known: z.int().describe('What it said.'),
  counted: z.int().describe('What it says now.'),
});

/** What the platform tells of its own repairs. */
export const invariantEvents = {
  'invariant.orphan_removed': {
    version: 1,
    isOfPlatform: true,
    description: 'A resource that no tenant should have is removed.',
    data: orphan,
  },
  'invariant.counter_corrected': {
    version: 1,
    isOfPlatform: true,
    description: 'A counter was set to what was counted.',
    data: counter,
  },
} as const satisfies EventCatalog;

export type OrphanRemoved = DomainEvent<
  'invariant.orphan_removed',
  Readonly<z.infer<typeof orphan>>
>;
export type CounterCorrected = DomainEvent<
  'invariant.counter_corrected',
  Readonly<z.infer<typeof counter>>
>;

/** Who repairs, and when. */
export type Repair = { readonly actor: Actor; readonly time: Date };

export const orphanRemoved = (resource: TenantResource, repair: Repair): OrphanRemoved =>
  domainEvent({
    ...{ type: 'invariant.orphan_removed', version: 1, tenantId: WHOLE_PLATFORM, ...repair },
    data: {
      resourceKind: resource.kind,
      resourceId: resource.id,
      region: resource.region,
      ofTenantId: resource.tenantId,
    },
  });

export const counterCorrected = (
  data: CounterCorrected['data'],
  repair: Repair,
): CounterCorrected =>
  domainEvent({
    ...{ type: 'invariant.counter_corrected', version: 1, tenantId: WHOLE_PLATFORM, ...repair },
    data,
  });
