import type { DedicatedResources } from '../tenancy/dedicated-resources.ts';
import { isSamePlacement, placementSpecOf, type PlacementSpec } from '../tenancy/placement-spec.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import { placementOf } from '../tenancy/placement.ts';
import type { StageStorage } from '../tenancy/stage-storage.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { JobRepository } from './job-repository.ts';
import type { ResourcesStatus } from './job-outcome.ts';
import type { ResourceChange } from './job-type.ts';
import type { Job, JobKey } from './job.ts';
import { withLease } from './leased-job.ts';

export type ChangeResourcesPorts = {
  readonly jobs: Pick<JobRepository, 'find' | 'save'>;
  readonly tenants: { findTenant(tenantId: TenantId): Promise<Tenant | null> };
  /** By the name of a job's type: what its phase asks for, if it asks for anything. */
  readonly changes: Readonly<Record<string, (job: Job) => ResourceChange | null>>;
  readonly dedicatedResources: DedicatedResources;
  readonly stores: StageStorage;
  readonly now: () => Date;
};

export type ChangeResourcesTask = JobKey & { readonly deadline: Date };

/**
 * Makes or deletes the dedicated resources that the job's phase asks for; null where it asks for none.
 * Leased like a phase: what is made here must not be undone meanwhile. Throws on an outage.
 */
export async function changeResources(
  ports: ChangeResourcesPorts,
  { deadline, ...key }: ChangeResourcesTask,
): Promise<ResourcesStatus | null> {
  const job = await ports.jobs.find(key);
  if (!job) return null;
  return withLease(ports, { job, deadline }, async () => {
    const change = ports.changes[job.type]?.(job);
    if (!change) return null;
    if (change.action === 'erase') return erase(ports, job, change.isolation);
    return change.action === 'make' ? make(ports, job, change) : remove(ports, job, change);
  });
}

type Changing = (
  ports: ChangeResourcesPorts,
  job: Job,
  change: Extract<ResourceChange, { readonly placement: PlacementSpec }>,
) => Promise<ResourcesStatus>;

const make: Changing = async ({ dedicatedResources, stores }, { tenantId }, { placement }) => {
  const made = await dedicatedResources.make(placementOf({ tenantId, ...placement }, stores));
  return made.ok ? { status: made.value } : { status: 'refused', reason: made.error.reason };
};

const remove: Changing = async (ports, { tenantId }, { placement }) => {
  const { tenants, dedicatedResources, stores } = ports;
  const tenant = await tenants.findTenant(tenantId);
  // Whatever the job's record says, the placement that the tenant's data is at is not deleted.
  if (!tenant || isSamePlacement(placementSpecOf(tenant), placement)) {
    throw new PlacementInUseError(tenantId);
  }
  return {
    status: await dedicatedResources.delete(placementOf({ tenantId, ...placement }, stores)),
  };
};

/** All that one strategy makes for a tenant, in use or left behind: there is no way back from an erasure. */
async function erase(
  { tenants, dedicatedResources, stores }: ChangeResourcesPorts,
  { id, tenantId }: Job,
  isolation: IsolationStrategy,
): Promise<ResourcesStatus> {
  const tenant = await tenants.findTenant(tenantId);
  if (tenant?.erasure?.jobId !== id) throw new PlacementInUseError(tenantId);
  const region = isolation === 'separate_database' ? tenant.region : stores.region;
  const placement = placementOf({ tenantId, isolation, region }, stores);
  return { status: await dedicatedResources.delete(placement) };
}

class PlacementInUseError extends Error {
  override readonly name = 'PlacementInUseError';

  constructor(tenantId: string) {
    super(`The data of the tenant ${tenantId} is at the placement that was to be deleted.`);
  }
}
