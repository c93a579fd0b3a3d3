import { findPlan } from '../plans/plan.ts';
import { isSameHome, homeOf, type Home } from '../tenancy/home.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import { draftFaults } from '../tenants/draft-faults.ts';
import type { FieldFault, InvalidDraft } from '../tenants/field-fault.ts';
import type { TenantRules } from '../tenants/tenant-rules.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { fail, ok, type Result } from '../../kit/result.ts';

export type Destination = { readonly to: IsolationStrategy; readonly region?: string };

export type AlreadyThere = { readonly kind: 'AlreadyThere'; readonly home: Home };

/** The home that a tenant would have after a move; fails for one that this platform cannot give it. */
export function targetHome(
  tenant: Tenant,
  { to: isolation, region }: Destination,
  rules: TenantRules,
): Result<Home, InvalidDraft | AlreadyThere> {
  const home: Home = {
    isolation,
    region: region ?? rules.region,
    ...(isolation === 'shared_database' && { tier: tenant.plan }),
  };
  const faults = [
    ...draftFaults({ isolation, region: home.region }, rules),
    ...tierFaults(home, rules),
  ];
  if (faults.length > 0) return fail({ kind: 'InvalidDraft', faults });
  if (isSameHome(home, homeOf(tenant))) return fail({ kind: 'AlreadyThere', home });
  return isOtherRegionOfStack(tenant, home)
    ? fail({ kind: 'InvalidDraft', faults: [throughAnotherHome(tenant)] })
    : ok(home);
}

const tierFaults = ({ tier }: Home, { plans }: TenantRules): FieldFault[] =>
  tier === undefined || findPlan(plans, tier)
    ? []
    : [{ pointer: '/to', detail: `The platform has no table for the plan “${tier}”.` }];

/** The name of a bucket is the world's only: the one in the other region could not be made beside it. */
const isOtherRegionOfStack = ({ isolation, region }: Tenant, home: Home): boolean =>
  isolation === 'separate_database' &&
  home.isolation === 'separate_database' &&
  home.region !== region;

const throughAnotherHome = ({ region }: Tenant): FieldFault => ({
  pointer: '/region',
  detail: `A stack cannot move from ${region} at once: move to separate_schema first, then there.`,
});
