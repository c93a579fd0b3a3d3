import * as z from 'zod';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';

/**
 * What the checks of a request need to know about the principal's tenant. Kept with the tenant's user pool
 * and passed on by the authorizer under the same names; texts only, as the authorizer's context allows.
 */
export const tenantFacts = z.object({
  tenantId: z.templateLiteral(['tnt_', z.string()]),
  tenantName: z.string(),
  plan: z.string(),
  /** As text; absent in registrations older than the versions of plans. */
  planVersion: z.string().optional(),
  isolation: z.enum(ISOLATION_STRATEGIES),
  region: z.string().min(1),
  /** Of `shared_database` alone: the plan in whose table the data lies. */
  tier: z.string().optional(),
  /** Paused while the tenant moves from one placement to another; its users may read meanwhile. */
  writes: z.enum(['open', 'paused']).default('open'),
  /** `settings.features` of the tenant, as JSON: what is switched on or off against its plan. */
  featureOverrides: z.string().optional(),
  /** `settings.rateLimits` of the tenant, as JSON: its own limits of requests. */
  rateLimits: z.string().optional(),
});
export type TenantFacts = Readonly<z.infer<typeof tenantFacts>>;

type RecordedTenant = {
  readonly name: string;
  readonly plan: string;
  readonly planVersion?: number;
  readonly settings: { readonly features?: unknown; readonly rateLimits?: unknown };
};

/** The facts that the tenant's record states itself; its placement and its pause are a move's to change. */
export const recordedFacts = ({ name, plan, planVersion, settings }: RecordedTenant) => ({
  tenantName: name,
  plan,
  ...(planVersion !== undefined && { planVersion: String(planVersion) }),
  featureOverrides: JSON.stringify(settings.features ?? {}),
  rateLimits: JSON.stringify(settings.rateLimits ?? {}),
});
