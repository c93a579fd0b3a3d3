import type { Tenant, TenantState } from '../tenants/tenant.ts';
import type { InvariantProblem, OrphanReason } from './invariant-problem.ts';
import { nameOfResource, type TenantResource } from './tenant-resource.ts';

/** Longer than anything takes that makes or removes one, but a job, which is known to run. */
const YOUNG_SECONDS = 3_600;

export const isYoung = (time: Date, now: Date): boolean =>
  now.getTime() - time.getTime() < YOUNG_SECONDS * 1_000;

/** Of which states something is kept; of what is given up, or erased, nothing is. */
const HAS_RESOURCES: Readonly<Record<TenantState, (tenant: Tenant) => boolean>> = {
  provisioning: () => true,
  active: () => true,
  suspended: () => true,
  terminated: ({ termination }) => termination !== undefined,
  erased: () => false,
};
export const hasResources = (tenant: Tenant): boolean => HAS_RESOURCES[tenant.state](tenant);

/** Those of them that are no longer young. */
export const orphans = (
  resources: readonly TenantResource[],
  reason: OrphanReason,
  now: Date,
): InvariantProblem[] =>
  resources
    .filter(({ createdAt }) => createdAt === undefined || !isYoung(createdAt, now))
    .map((resource) => ({ kind: 'Orphan', resource, reason }));

export const isAmong = (resources: readonly TenantResource[], resource: TenantResource): boolean =>
  resources.some((one) => nameOfResource(one) === nameOfResource(resource));
