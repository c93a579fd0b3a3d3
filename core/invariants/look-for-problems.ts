import type { JobKey } from '../jobs/job.ts';
import type { StageStorage } from '../tenancy/stage-storage.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { timeOf } from '../../kit/id.ts';
import type { InvariantProblem } from './invariant-problem.ts';
import { hasResources, isYoung, orphans } from './orphans.ts';
import type { PlatformCounters } from './platform-counters.ts';
import { problemsOfTenant } from './problems-of-tenant.ts';
import type { PoolOfStock, TenantResource, TenantResources } from './tenant-resource.ts';

export type LookPorts = {
  readonly resources: TenantResources;
  readonly tenants: TenantFinder;
  /** Whatever their state, a few at a time. */
  readonly tenantIds: { all(): AsyncIterable<readonly TenantId[]> };
  readonly jobs: { listOpen(): AsyncIterable<readonly JobKey[]> };
  readonly counters: PlatformCounters;
  readonly stores: StageStorage;
  readonly now: () => Date;
  /** Called for each tenant that could not be looked at. */
  readonly onError: (key: object, error: unknown) => void;
};

/** Problems, and whether everything was looked at before the deadline. */
export type Looked = {
  readonly problems: readonly InvariantProblem[];
  readonly tenants: number;
  /** Tenants that could not be looked at. */
  readonly errors: number;
  readonly isWhole: boolean;
};

/** One look at everything: resources first, so that what is made meanwhile has a tenant. */
export async function lookForProblems(ports: LookPorts, deadline: Date): Promise<Looked> {
  const countBefore = await ports.counters.tenants();
  const { found, poolsOfStock } = await listResources(ports);
  const busy = await busyTenants(ports);
  const problems: InvariantProblem[] = [];
  const seen = { tenants: 0, counted: 0, errors: 0 };
  for await (const page of ports.tenantIds.all()) {
    if (ports.now() >= deadline) return { ...seen, problems, isWhole: false };
    for (const tenantId of page) {
      const resources = found.get(tenantId) ?? [];
      found.delete(tenantId);
      try {
        problems.push(...(await ofOne(ports, { tenantId, resources, poolsOfStock, busy }, seen)));
      } catch (error) {
        seen.errors += 1;
        ports.onError({ tenantId }, error);
      }
    }
  }
  problems.push(...(await ofNobody(ports, found)));
  if (seen.errors === 0) problems.push(...(await countProblems(ports, countBefore, seen.counted)));
  return { ...seen, problems, isWhole: true };
}

type One = {
  readonly tenantId: TenantId;
  readonly resources: readonly TenantResource[];
  readonly poolsOfStock: ReadonlyMap<string, PoolOfStock>;
  readonly busy: ReadonlySet<TenantId>;
};

async function ofOne(
  ports: LookPorts,
  { tenantId, resources, poolsOfStock, busy }: One,
  seen: { tenants: number; counted: number },
): Promise<InvariantProblem[]> {
  const tenant = await ports.tenants.find(tenantId);
  if (!tenant) return [];
  seen.tenants += 1;
  if (hasResources(tenant)) seen.counted += 1;
  if (isUnderWay(ports, tenant, busy)) return [];
  const taken = poolsOfStock.get(tenant.identity?.userPoolId ?? '');
  const own = taken ? [...resources, { ...taken, tenantId }] : resources;
  return problemsOfTenant(ports, tenant, own);
}

/** By tenant; pools that were made ahead by their ids. */
async function listResources({ resources }: LookPorts) {
  const found = new Map<TenantId, TenantResource[]>();
  const poolsOfStock = new Map<string, PoolOfStock>();
  for await (const page of resources.list()) {
    for (const resource of page) {
      if (!('tenantId' in resource)) {
        poolsOfStock.set(resource.id, resource);
        continue;
      }
      const known = found.get(resource.tenantId) ?? [];
      found.set(resource.tenantId, [...known, resource]);
    }
  }
  return { found, poolsOfStock };
}

async function busyTenants({ jobs }: LookPorts): Promise<ReadonlySet<TenantId>> {
  const busy = new Set<TenantId>();
  for await (const page of jobs.listOpen()) for (const { tenantId } of page) busy.add(tenantId);
  return busy;
}

/** What has just been changed may still be on its way to where it is repeated. */
const isUnderWay = (
  { now }: LookPorts,
  { id, state, updatedAt }: Tenant,
  busy: ReadonlySet<TenantId>,
): boolean => state === 'provisioning' || busy.has(id) || isYoung(updatedAt, now());

/** The index by state lags by a moment, and a tenant changes its place in it: each is asked for once more. */
async function ofNobody(
  ports: LookPorts,
  found: ReadonlyMap<TenantId, readonly TenantResource[]>,
): Promise<InvariantProblem[]> {
  const problems: InvariantProblem[] = [];
  for (const [tenantId, own] of found) {
    if (isYoung(timeOf(tenantId), ports.now())) continue;
    if (await ports.tenants.find(tenantId)) continue;
    problems.push(...orphans(own, 'unknown-tenant', ports.now()));
  }
  return problems;
}

/** A count during which one came or went says nothing. */
async function countProblems(
  { counters }: LookPorts,
  before: number,
  counted: number,
): Promise<InvariantProblem[]> {
  const known = await counters.tenants();
  return known === before && known !== counted
    ? [{ kind: 'TenantCountDiffers', known, counted }]
    : [];
}
