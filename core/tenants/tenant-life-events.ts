import * as z from 'zod';
import { domainEvent, type Occasion } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import { FIRST_PLAN_VERSION } from '../plans/terms-of.ts';
import { factsOf, tenantFacts } from './tenant-events.ts';
import { SUSPENSION_REASONS, type Suspension, type SuspensionReason } from './suspension.ts';
import { TENANT_STATES, type Tenant } from './tenant.ts';

const reasons = z.array(z.enum(SUSPENSION_REASONS));
const note = z.string().optional().describe('Why, in the words of who asked for it.');
const eraseAt = z.iso.datetime().describe('When the grace is over and it is erased.');
const state = z.enum(TENANT_STATES).describe('The state that it is in now.');

/** What the platform promises to tell about the life of tenants that were active once. */
export const tenantLifeEvents = {
  'tenant.suspended': {
    version: 1,
    description:
      'A tenant is suspended, or for one more reason: nothing of it is served, all of it is kept.',
    data: tenantFacts.extend({
      reason: z.enum(SUSPENSION_REASONS).describe('The reason that was added.'),
      note,
      reasons: reasons.describe('All that it is suspended for now.'),
    }),
  },
  'tenant.suspension_lifted': {
    version: 1,
    description: 'One reason of a suspension is lifted, and others are left, or it is terminated.',
    data: tenantFacts.extend({
      reason: z.enum(SUSPENSION_REASONS).describe('The reason that was lifted.'),
      reasons: reasons.describe('What is left.'),
      state,
    }),
  },
  'tenant.resumed': {
    version: 1,
    description: 'The last reason of a suspension is lifted: the tenant is as it was before.',
    data: tenantFacts.extend({
      reason: z.enum(SUSPENSION_REASONS).describe('The reason that was lifted.'),
    }),
  },
  'tenant.plan_changed': {
    version: 1,
    description: 'A tenant has another plan: what it grants and limits holds from now on.',
    data: tenantFacts.extend({
      planVersion: z.int().describe('The version of its plan.'),
      previous: z
        .object({ plan: z.string(), planVersion: z.int().optional() })
        .describe('The plan before.'),
    }),
  },
  'tenant.terminated': {
    version: 1,
    description: 'The access of a tenant has ended; until it is erased it can be restored.',
    data: tenantFacts.extend({ note, eraseAt }),
  },
  'tenant.restored': {
    version: 1,
    description: 'A terminated tenant is as it was before, suspensions that stand included.',
    data: tenantFacts.extend({ state }),
  },
  'tenant.erase_approaching': {
    version: 1,
    description: 'A terminated tenant is erased soon: seven days before, and one day before.',
    data: tenantFacts.extend({ eraseAt, daysLeft: z.int().describe('Until then, in whole days.') }),
  },
  'tenant.erase_started': {
    version: 1,
    description: 'A terminated tenant is being erased: it can be restored no more.',
    data: tenantFacts.extend({ jobId: z.string().describe('The job that erases it.') }),
  },
  'tenant.exported': {
    version: 1,
    description: 'All that a tenant has was written into an archive.',
    data: tenantFacts.extend({
      exportId: z.string().describe('The id of the export.'),
      bytes: z.int().describe('What it holds, unpacked.'),
      expiresAt: z.iso.datetime().describe('When the archive is removed.'),
    }),
  },
  'tenant.imported': {
    version: 1,
    description: 'An archive of another tenant’s data was taken into a fresh one.',
    data: tenantFacts.extend({
      importId: z.string().describe('The id of the import.'),
      from: z.string().describe('The id of the tenant that was exported.'),
      bytes: z.int().describe('What the archive held, unpacked.'),
    }),
  },
} as const satisfies EventCatalog;

type Catalog = typeof tenantLifeEvents;
export type TenantLifeEventType = keyof Catalog;
type DataOf<Type extends TenantLifeEventType> = z.input<Catalog[Type]['data']>;
export type TenantLifeEvent = {
  [Type in TenantLifeEventType]: {
    readonly type: Type;
    readonly data: Readonly<z.output<Catalog[Type]['data']>>;
  };
}[TenantLifeEventType];
type OwnDataOf<Type extends TenantLifeEventType> = Omit<
  DataOf<Type>,
  keyof typeof tenantFacts.shape
>;

export const tenantSuspended = (
  tenant: Tenant,
  { reason, note: why }: Suspension,
  occasion: Occasion,
) =>
  eventOf('tenant.suspended', tenant, {
    occasion,
    data: { reason, note: why, reasons: reasonsOf(tenant) },
  });

export function tenantResumed(tenant: Tenant, reason: SuspensionReason, occasion: Occasion) {
  const left = reasonsOf(tenant);
  return tenant.state === 'active'
    ? eventOf('tenant.resumed', tenant, { occasion, data: { reason } })
    : eventOf('tenant.suspension_lifted', tenant, {
        occasion,
        data: { reason, reasons: left, state: tenant.state },
      });
}

export function tenantPlanChanged(before: Tenant, after: Tenant, occasion: Occasion) {
  const { plan, planVersion: version } = before;
  const previous = { plan, ...(version !== undefined && { planVersion: version }) };
  const { planVersion = FIRST_PLAN_VERSION } = after;
  return eventOf('tenant.plan_changed', after, { occasion, data: { planVersion, previous } });
}

type Exported = {
  readonly exportId: string;
  readonly bytes: number;
  readonly expiresAt: Date;
};

export const tenantExported = (
  tenant: Tenant,
  { expiresAt, ...exported }: Exported,
  occasion: Occasion,
) =>
  eventOf('tenant.exported', tenant, {
    occasion,
    data: { ...exported, expiresAt: expiresAt.toISOString() },
  });

type Imported = { readonly importId: string; readonly from: string; readonly bytes: number };

export const tenantImported = (tenant: Tenant, data: Imported, occasion: Occasion) =>
  eventOf('tenant.imported', tenant, { occasion, data });

export type TerminatedTenant = Tenant & Required<Pick<Tenant, 'termination'>>;

export const tenantTerminated = (tenant: TerminatedTenant, occasion: Occasion) =>
  eventOf('tenant.terminated', tenant, {
    occasion,
    data: {
      note: tenant.termination.note,
      eraseAt: tenant.termination.eraseAt.toISOString(),
    },
  });

export const tenantRestored = (tenant: Tenant, occasion: Occasion) =>
  eventOf('tenant.restored', tenant, { occasion, data: { state: tenant.state } });

export const tenantEraseApproaching = (
  tenant: TerminatedTenant,
  daysLeft: number,
  occasion: Occasion,
) =>
  eventOf('tenant.erase_approaching', tenant, {
    occasion,
    data: { eraseAt: tenant.termination.eraseAt.toISOString(), daysLeft },
  });

export const tenantEraseStarted = (tenant: Tenant, jobId: string, occasion: Occasion) =>
  eventOf('tenant.erase_started', tenant, { occasion, data: { jobId } });

const reasonsOf = ({ suspensions = [] }: Tenant) => suspensions.map(({ reason }) => reason);

function eventOf<Type extends TenantLifeEventType>(
  type: Type,
  tenant: Tenant,
  { occasion, data }: { readonly occasion: Occasion; readonly data: OwnDataOf<Type> },
) {
  const { version } = tenantLifeEvents[type];
  const whole = { ...factsOf(tenant), ...data };
  return domainEvent({ type, version, tenantId: tenant.id, ...occasion, data: whole });
}
