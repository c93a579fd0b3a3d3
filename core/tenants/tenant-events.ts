import * as z from 'zod';
import { domainEvent, type DomainEvent, type Occasion } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import { overridesAt } from '../plans/feature-override.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';
import { cellId, cellOf } from '../tenancy/cell.ts';
import type { Tenant } from './tenant.ts';

export const tenantFacts = z.object({
  slug: z.string().describe('The short name, unique on the platform.'),
  name: z.string().describe('The name as people read it.'),
  plan: z.string().describe('The key of its plan.'),
  isolation: z.enum(ISOLATION_STRATEGIES).describe('How its data is kept apart.'),
  cell: cellId.optional().describe('The cell that it is in; absent in events older than cells.'),
});

const attempt = z.int().positive().describe('The attempt at provisioning, from 1.');

/** What the platform promises to tell about tenants; a shape that breaks is a new version. */
export const tenantEvents = {
  'tenant.provisioning_started': {
    version: 1,
    description: 'A tenant was recorded, or its provisioning was tried again.',
    data: tenantFacts.extend({ attempt }),
  },
  'tenant.activated': {
    version: 1,
    description: 'The tenant’s users can sign in and its data can be reached.',
    data: tenantFacts,
  },
  'tenant.welcome_retried': {
    version: 1,
    description: 'The welcome e-mail of an active tenant, which had failed, was asked for again.',
    data: tenantFacts.extend({ attempt }),
  },
  'tenant.updated': {
    version: 1,
    description: 'An operator changed a tenant’s name, settings, metadata or version of its plan.',
    data: tenantFacts.extend({
      changed: z
        .array(z.string())
        .describe('What differs from before, as JSON pointers such as `/settings/theme`.'),
      features: z
        .record(z.string(), z.boolean())
        .describe('The features that its settings now switch on or off beside its plan.'),
      planVersion: z.int().optional().describe('The version of its plan.'),
      previous: z
        .object({
          name: z.string(),
          features: z.record(z.string(), z.boolean()),
          planVersion: z.int().optional(),
        })
        .optional()
        .describe('The same before; of settings and metadata no value is told.'),
    }),
  },
  'tenant.provisioning_failed': {
    version: 1,
    description: 'A provisioning ended without an active tenant; what it had made was undone.',
    data: tenantFacts.extend({
      attempt,
      step: z.string().describe('The step that failed.'),
      reason: z.string().describe('Why, in a sentence.'),
      retryable: z.boolean().describe('Whether another attempt may succeed.'),
    }),
  },
  'tenant.owner_restore_requested': {
    version: 1,
    description: 'An operator gives the tenant’s first owner a new first password, by mail.',
    data: tenantFacts,
  },
  'tenant.admin_corrected': {
    version: 1,
    description: 'An operator corrected the address of the first owner, before anybody signed in.',
    data: tenantFacts.extend({
      fromUserId: z.string().describe('The user of the former address, who is removed.'),
      toUserId: z.string().describe('The owner from now on.'),
    }),
  },
  'tenant.give_up_started': {
    version: 1,
    description: 'A tenant that never became active shall be given up; what it left is removed.',
    data: tenantFacts,
  },
  'tenant.given_up': {
    version: 1,
    description: 'Nothing is left of a tenant that never became active; its slug is free again.',
    data: tenantFacts,
  },
} as const satisfies EventCatalog;

type Catalog = typeof tenantEvents;
type DataOf<Type extends keyof Catalog> = Readonly<z.infer<Catalog[Type]['data']>>;
type TenantEventOf<Type extends keyof Catalog> = DomainEvent<Type, DataOf<Type>>;

export type TenantProvisioningStarted = TenantEventOf<'tenant.provisioning_started'>;
export type TenantActivated = TenantEventOf<'tenant.activated'>;
export type TenantProvisioningFailed = TenantEventOf<'tenant.provisioning_failed'>;
export type OwnerRestoreRequested = TenantEventOf<'tenant.owner_restore_requested'>;
export type TenantAdminCorrected = TenantEventOf<'tenant.admin_corrected'>;
export type TenantGiveUpStarted = TenantEventOf<'tenant.give_up_started'>;
export type TenantGivenUp = TenantEventOf<'tenant.given_up'>;
export type TenantWelcomeRetried = TenantEventOf<'tenant.welcome_retried'>;
export type TenantUpdated = TenantEventOf<'tenant.updated'>;
export type TenantEvent =
  | TenantProvisioningStarted
  | TenantActivated
  | TenantProvisioningFailed
  | TenantGiveUpStarted
  | TenantGivenUp
  | TenantWelcomeRetried
  | TenantUpdated
  | OwnerRestoreRequested
  | TenantAdminCorrected;

export const tenantProvisioningStarted = (
  tenant: Tenant,
  occasion: Occasion,
): TenantProvisioningStarted =>
  eventOf('tenant.provisioning_started', tenant, {
    ...occasion,
    data: { ...factsOf(tenant), attempt: tenant.attempt },
  });

export const tenantWelcomeRetried = (tenant: Tenant, occasion: Occasion): TenantWelcomeRetried =>
  eventOf('tenant.welcome_retried', tenant, {
    ...occasion,
    data: { ...factsOf(tenant), attempt: tenant.attempt },
  });

type Update = {
  readonly before: Tenant;
  /** The JSON pointers of what differs from before. */
  readonly changed: readonly string[];
};

export const tenantUpdated = (
  tenant: Tenant,
  { before, changed }: Update,
  occasion: Occasion,
): TenantUpdated =>
  eventOf('tenant.updated', tenant, {
    ...occasion,
    data: {
      ...factsOf(tenant),
      changed: [...changed],
      ...changeable(tenant, occasion.time),
      previous: changeable(before, occasion.time),
    },
  });

const changeable = (tenant: Tenant, now: Date) => ({
  name: tenant.name,
  features: switchedFeatures(tenant, now),
  ...(tenant.planVersion !== undefined && { planVersion: tenant.planVersion }),
});

export const tenantActivated = (tenant: Tenant, occasion: Occasion): TenantActivated =>
  eventOf('tenant.activated', tenant, { ...occasion, data: factsOf(tenant) });

export const ownerRestoreRequested = (tenant: Tenant, occasion: Occasion): OwnerRestoreRequested =>
  eventOf('tenant.owner_restore_requested', tenant, { ...occasion, data: factsOf(tenant) });

/** Who was, and who is the owner. */
type Correction = { readonly userIds: { readonly from: string; readonly to: string } };

export const tenantAdminCorrected = (
  tenant: Tenant,
  { userIds, ...occasion }: Occasion & Correction,
): TenantAdminCorrected =>
  eventOf('tenant.admin_corrected', tenant, {
    ...occasion,
    data: { ...factsOf(tenant), fromUserId: userIds.from, toUserId: userIds.to },
  });

export const tenantGiveUpStarted = (tenant: Tenant, occasion: Occasion): TenantGiveUpStarted =>
  eventOf('tenant.give_up_started', tenant, { ...occasion, data: factsOf(tenant) });

export const tenantGivenUp = (tenant: Tenant, occasion: Occasion): TenantGivenUp =>
  eventOf('tenant.given_up', tenant, { ...occasion, data: factsOf(tenant) });

/** The event of a tenant that bears its `failure`. */
export function tenantProvisioningFailed(
  tenant: Tenant & Required<Pick<Tenant, 'failure'>>,
  occasion: Occasion,
): TenantProvisioningFailed {
  const { step, reason, retryable } = tenant.failure;
  return eventOf('tenant.provisioning_failed', tenant, {
    ...occasion,
    data: { ...factsOf(tenant), attempt: tenant.attempt, step, reason, retryable },
  });
}

const switchedFeatures = ({ settings }: Tenant, now: Date) =>
  Object.fromEntries([...overridesAt(now, settings.features)].map(([name, { on }]) => [name, on]));

export const factsOf = ({ slug, name, plan, isolation, cell }: Tenant) => ({
  slug,
  name,
  plan,
  isolation,
  cell: cellOf({ cell }),
});

function eventOf<Type extends keyof Catalog>(
  type: Type,
  tenant: Tenant,
  event: Occasion & { readonly data: DataOf<Type> },
): TenantEventOf<Type> {
  const { version } = tenantEvents[type];
  return domainEvent<Type, DataOf<Type>>({ type, version, tenantId: tenant.id, ...event });
}
