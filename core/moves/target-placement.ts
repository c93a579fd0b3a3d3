import { findPlan } from '../plans/plan.ts';
import { isSamePlacement, placementSpecOf, type PlacementSpec } from '../tenancy/placement-spec.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import { draftErrors } from '../tenants/draft-errors.ts';
import type { FieldError, InvalidDraft } from '../tenants/field-error.ts';
import type { TenantRules } from '../tenants/tenant-rules.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { fail, ok, type Result } from '../../kit/result.ts';

export type MoveTarget = { readonly to: IsolationStrategy; readonly region?: string };

export type AlreadyThere = { readonly kind: 'AlreadyThere'; readonly placement: PlacementSpec };

/** The placement of a tenant after a move; fails for one that this platform cannot give it. */
export function targetPlacement(
  tenant: Tenant,
  { to: isolation, region }: MoveTarget,
  rules: TenantRules,
): Result<PlacementSpec, InvalidDraft | AlreadyThere> {
  const placement: PlacementSpec = {
    isolation,
    region: region ?? rules.region,
    ...(isolation === 'shared_database' && { tier: tenant.plan }),
  };
  const errors = [
    ...draftErrors({ isolation, region: placement.region }, rules),
    ...tierErrors(placement, rules),
  ];
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });
  if (isSamePlacement(placement, placementSpecOf(tenant)))
    return fail({ kind: 'AlreadyThere', placement });
  return isOtherRegionOfStack(tenant, placement)
    ? fail({ kind: 'InvalidDraft', errors: [throughAnother(tenant)] })
    : ok(placement);
}

const tierErrors = ({ tier }: PlacementSpec, { plans }: TenantRules): FieldError[] =>
  tier === undefined || findPlan(plans, tier)
    ? []
    : [{ pointer: '/to', detail: `The platform has no table for the plan “${tier}”.` }];

/** The name of a bucket is the world's only: the one in the other region could not be made beside it. */
const isOtherRegionOfStack = ({ isolation, region }: Tenant, placement: PlacementSpec): boolean =>
  isolation === 'separate_database' &&
  placement.isolation === 'separate_database' &&
  placement.region !== region;

const throughAnother = ({ region }: Tenant): FieldError => ({
  pointer: '/region',
  detail: `A stack cannot move from ${region} at once: move to separate_schema first, then there.`,
});
