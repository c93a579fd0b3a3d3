import * as z from 'zod';
import {
  domainEvent,
  type Actor,
  type DomainEvent,
  type Occasion,
} from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import { placementSpecOf } from '../tenancy/placement-spec.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { Move } from './move.ts';

const placement = z.object({
  isolation: z.enum(ISOLATION_STRATEGIES),
  region: z.string(),
  tier: z.string().optional().describe('Of `shared_database`: the plan in whose table it lies.'),
});

const moveFacts = z.object({
  slug: z.string().describe('The short name, unique on the platform.'),
  moveId: z.string().describe('The id of the move.'),
  from: placement.describe('Where its data lay.'),
  to: placement.describe('Where its data was to lie.'),
});

/** What the platform promises to tell about moves; a shape that breaks is a new version. */
export const moveEvents = {
  'tenant.move_started': {
    version: 1,
    description: 'The move of a tenant’s data to another placement began.',
    data: moveFacts,
  },
  'tenant.moved': {
    version: 1,
    description: 'A tenant’s data lies at its new placement; the old copy is yet to be deleted.',
    data: moveFacts,
  },
  'tenant.move_failed': {
    version: 1,
    description: 'A move was given up; the tenant is where it was, and no copy is left.',
    data: moveFacts.extend({
      phase: z.string().describe('What the move was doing.'),
      reason: z.string().describe('Why, in a sentence.'),
    }),
  },
} as const satisfies EventCatalog;

type Catalog = typeof moveEvents;
type DataOf<Type extends keyof Catalog> = Readonly<z.infer<Catalog[Type]['data']>>;
type MoveEventOf<Type extends keyof Catalog> = DomainEvent<Type, DataOf<Type>>;

export type TenantMoveStarted = MoveEventOf<'tenant.move_started'>;
export type TenantMoved = MoveEventOf<'tenant.moved'>;
export type TenantMoveFailed = MoveEventOf<'tenant.move_failed'>;

/** The actor of a move that an operator started. */
export const MOVE_ACTOR: Actor = { kind: 'system', id: 'moves' };

export const tenantMoveStarted = (
  tenant: Tenant,
  move: Move,
  occasion: Occasion,
): TenantMoveStarted =>
  eventOf('tenant.move_started', tenant, { ...occasion, data: factsOf(tenant, move) });

export const tenantMoved = (tenant: Tenant, move: Move, time: Date): TenantMoved =>
  eventOf('tenant.moved', tenant, { time, actor: MOVE_ACTOR, data: factsOf(tenant, move) });

export const tenantMoveFailed = (tenant: Tenant, move: Move, time: Date): TenantMoveFailed =>
  eventOf('tenant.move_failed', tenant, {
    time,
    actor: MOVE_ACTOR,
    data: {
      ...factsOf(tenant, move),
      phase: move.failure?.phase ?? move.phase,
      reason: move.failure?.reason ?? 'It was given up.',
    },
  });

const factsOf = ({ slug }: Tenant, { id, from, to }: Move) => ({
  slug,
  moveId: id,
  from: placementSpecOf(from),
  to: placementSpecOf(to),
});

function eventOf<Type extends keyof Catalog>(
  type: Type,
  tenant: Tenant,
  event: Occasion & { readonly data: DataOf<Type> },
): MoveEventOf<Type> {
  const { version } = moveEvents[type];
  return domainEvent<Type, DataOf<Type>>({ type, version, tenantId: tenant.id, ...event });
}
