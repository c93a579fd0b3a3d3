import * as z from 'zod';
import { ISOLATION_STRATEGIES } from '../../../core/tenancy/isolation-strategy.ts';
import { integrations } from '../../../core/tenants/integrations.ts';
import type { TenantSummary } from '../../../core/tenants/tenant-directory.ts';
import { SUSPENSION_REASONS } from '../../../core/tenants/suspension.ts';
import { TENANT_STATES, type JsonObject, type Tenant } from '../../../core/tenants/tenant.ts';
import { byStateKey, byTenantsKey, tenantKey } from '../table/control-keys.ts';
import { dueAttributes } from '../table/due.ts';
import { isoTime } from '../table/iso-time.ts';

/** Grows when the shape of the item breaks; `fromTenantItem` then knows every shape still stored. */
const ITEM_VERSION = 1;

const jsonText = z.string().transform((text) => JSON.parse(text) as JsonObject);

const failureItem = z.object({
  step: z.string(),
  reason: z.string(),
  retryable: z.boolean(),
  failedAt: isoTime,
});

const PRINCIPALS = ['operator', 'user', 'support', 'key', 'system'] as const;
const by = z.object({ kind: z.enum(PRINCIPALS), id: z.string() });
const note = z.string().optional();

const suspensionItem = z.object({
  reason: z.enum(SUSPENSION_REASONS),
  note,
  by,
  since: isoTime,
});

const terminationItem = z.object({
  by,
  note,
  at: isoTime,
  eraseAt: isoTime,
  remindAt: isoTime.optional(),
});

const versionedItem = z.object({ itemVersion: z.literal(ITEM_VERSION) });

const tenantItem = z.object({
  id: z.templateLiteral(['tnt_', z.string()]),
  slug: z.string(),
  name: z.string(),
  plan: z.string(),
  planVersion: z.number().optional(),
  state: z.enum(TENANT_STATES),
  isolation: z.enum(ISOLATION_STRATEGIES),
  region: z.string(),
  cell: z.string().optional(),
  tier: z.string().optional(),
  settings: jsonText,
  metadata: jsonText,
  integrations: integrations.optional(),
  admin: z.object({ email: z.string(), name: z.string().optional() }),
  attempt: z.number(),
  failure: failureItem.optional(),
  givenUpAttempt: z.number().optional(),
  identity: z.object({ userPoolId: z.string(), clientId: z.string() }).optional(),
  version: z.number(),
  createdAt: isoTime,
  updatedAt: isoTime,
  activatedAt: isoTime.optional(),
  suspensions: z.array(suspensionItem).optional(),
  termination: terminationItem.optional(),
});

const summaryItem = tenantItem.omit({
  planVersion: true,
  settings: true,
  metadata: true,
  identity: true,
  tier: true,
  cell: true,
  integrations: true,
  givenUpAttempt: true,
  suspensions: true,
  termination: true,
});

/** What a list reads of each tenant. */
export const SUMMARY_ATTRIBUTES = Object.keys(summaryItem.shape);

/** The tenant as the ControlTable holds it, with the keys of both indexes. */
export function toTenantItem(tenant: Tenant) {
  const { settings, metadata, failure, createdAt, updatedAt, activatedAt, ...rest } = tenant;
  const { suspensions, termination, ...plain } = rest;
  return {
    ...tenantKey(tenant.id),
    ...byTenantsKey(tenant.id),
    ...byStateKey(tenant.state, tenant.id),
    ...unsettled(tenant),
    ...ending(tenant),
    itemVersion: ITEM_VERSION,
    ...plain,
    searchText: searchText(tenant),
    // As text: DynamoDB refuses numbers beyond 1e125 and empty keys, which are good JSON.
    settings: JSON.stringify(settings),
    metadata: JSON.stringify(metadata),
    failure: failure && toFailureItem(failure),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    activatedAt: activatedAt?.toISOString(),
    suspensions: suspensions?.map(({ since, ...one }) => ({ ...one, since: since.toISOString() })),
    termination: termination && toTerminationItem(termination),
  };
}

/** While its grace lasts, its owners are reminded at times; then it waits to be erased. */
const ending = ({ termination }: Tenant) => {
  if (!termination) return {};
  const { remindAt, eraseAt } = termination;
  return remindAt ? dueAttributes('reminder', remindAt) : dueAttributes('erase', eraseAt);
};

const toTerminationItem = ({
  at,
  eraseAt,
  remindAt,
  ...rest
}: NonNullable<Tenant['termination']>) => ({
  ...rest,
  at: at.toISOString(),
  eraseAt: eraseAt.toISOString(),
  remindAt: remindAt?.toISOString(),
});

/** While its provisioning is under way, the sweeper looks whether it still is. */
export const unsettled = ({ state, failure, updatedAt }: Tenant) =>
  state === 'provisioning' && !failure ? dueAttributes('provisioning', updatedAt) : {};

export const toFailureItem = ({ failedAt, ...failure }: NonNullable<Tenant['failure']>) => ({
  ...failure,
  failedAt: failedAt.toISOString(),
});

/** Throws on an item of a shape that no version of Freehold wrote. */
export function fromTenantItem(item: unknown): Tenant {
  versionedItem.parse(item);
  return tenantItem.parse(item);
}

export const fromSummaryItem = (item: unknown): TenantSummary => summaryItem.parse(item);

/** What `q` of the list looks into. */
export const searchText = ({ name, slug }: Pick<Tenant, 'name' | 'slug'>) =>
  `${name}\n${slug}`.toLowerCase();
