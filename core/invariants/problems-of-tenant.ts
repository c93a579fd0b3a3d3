import type { PoolRegistration } from '../identity/pool-registration.ts';
import { placementSpecOf } from '../tenancy/placement-spec.ts';
import type { StageStorage } from '../tenancy/stage-storage.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { InvariantProblem } from './invariant-problem.ts';
import { hasResources, isAmong, orphans } from './orphans.ts';
import type { PlatformCounters } from './platform-counters.ts';
import { expectedResources, filesOf, type TenantResource } from './tenant-resource.ts';

export type TenantLookPorts = {
  readonly counters: Pick<PlatformCounters, 'registration' | 'seats'>;
  readonly stores: StageStorage;
  readonly now: () => Date;
};

/** Of a tenant of which nothing is under way: what it has too much, what it lacks, and what is said of it otherwise. */
export async function problemsOfTenant(
  ports: TenantLookPorts,
  tenant: Tenant,
  found: readonly TenantResource[],
): Promise<InvariantProblem[]> {
  const { stores, now } = ports;
  if (!hasResources(tenant)) return orphans(found, 'ended-tenant', now());
  const expected = expectedResources(tenant, stores);
  const files = filesOf(tenant, stores);
  const allowed = files ? [...expected, files] : expected;
  const superfluous = found.filter((resource) => !isAmong(allowed, resource));
  return [
    ...orphans(superfluous, 'other-placement', now()),
    ...expected
      .filter((resource) => !isAmong(found, resource))
      .map((resource): InvariantProblem => ({ kind: 'Missing', resource })),
    ...(await poolProblems(ports, tenant)),
  ];
}

async function poolProblems(
  { counters }: TenantLookPorts,
  tenant: Tenant,
): Promise<InvariantProblem[]> {
  if (!tenant.identity) return [];
  const { id: tenantId } = tenant;
  const { userPoolId } = tenant.identity;
  const of = { tenantId, userPoolId };
  const registration = await counters.registration(userPoolId);
  if (!registration) return [{ kind: 'NotRegistered', ...of }];
  const differs = differencesOf(registration, tenant);
  const seats = await counters.seats(userPoolId);
  return [
    ...(differs.length > 0 ? [{ kind: 'NotRegistered' as const, ...of, differs }] : []),
    ...(seats.known === seats.counted ? [] : [{ kind: 'SeatsDiffer' as const, ...of, ...seats }]),
  ];
}

/** What the authorizer would go by, and the tenant's record says otherwise. */
function differencesOf(registration: PoolRegistration, tenant: Tenant): readonly string[] {
  const told: Readonly<Record<string, unknown>> = { ...registration };
  const wanted: Readonly<Record<string, unknown>> = {
    ...{ tenantId: tenant.id, tenantName: tenant.name, state: tenant.state, plan: tenant.plan },
    ...(tenant.planVersion !== undefined && { planVersion: String(tenant.planVersion) }),
    ...placementSpecOf(tenant),
    // No move runs that could have paused them.
    writes: 'open',
  };
  return Object.keys(wanted).filter((name) => told[name] !== wanted[name]);
}
