import { eraseDataJob, erasureResources } from '../../../core/erasure/erase-data.ts';
import { eraseRecordsJob } from '../../../core/erasure/erase-records.ts';
import type { ErasedTenant, SweptStore } from '../../../core/erasure/erasable-store.ts';
import { partitionsOf, tenantItems } from '../../../core/erasure/tenant-items.ts';
import { advanceJob, type AdvanceJobTask } from '../../../core/jobs/advance-job.ts';
import { changeResources, type ChangeResourcesTask } from '../../../core/jobs/change-resources.ts';
import type { ResourcesStatus } from '../../../core/jobs/job-outcome.ts';
import type { JobRepository } from '../../../core/jobs/job-repository.ts';
import { tenantErasedMail } from '../../../core/mail/templates/tenant-erased.ts';
import { ERASURE } from '../../../core/tenant-life/life-job.ts';
import { guarded, type Around } from '../guarded.ts';
import { isGone, itemsLeft } from './erasure-faults.ts';
import type { EraseRecordsPorts } from '../../../core/erasure/erase-records.ts';
import type { ErasableStore } from '../../../core/erasure/erasable-store.ts';
import type { StageStorage } from '../../../core/tenancy/stage-storage.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { FakeAccountMails } from '../../fakes/fake-account-mails.ts';
import type { FakeDedicatedTables } from '../../fakes/fake-dedicated-tables.ts';
import type { FakePlacementItems } from '../../fakes/fake-placement-items.ts';
import type { FakeTenantLife } from '../../fakes/fake-tenant-life.ts';

type Find = EraseRecordsPorts['accounts']['find'];

/** What the functions of an erasure work on. */
export type ErasureStores = {
  readonly life: FakeTenantLife;
  readonly items: FakePlacementItems;
  readonly resources: FakeDedicatedTables;
  readonly mails: FakeAccountMails;
  readonly stores: readonly ErasableStore[];
  readonly swept: readonly SweptStore[];
  readonly stageStorage: StageStorage;
  readonly now: () => Date;
  isOver(): () => boolean;
  account(tenantId: TenantId): Awaited<ReturnType<Find>>;
  complete(
    ...completion: Parameters<EraseRecordsPorts['completions']['complete']>
  ): ReturnType<EraseRecordsPorts['completions']['complete']>;
};

/** The function that reaches the tenant's own data; each call of a port goes through `around`, which may fail it. */
export function advanceData(world: ErasureStores, task: AdvanceJobTask, around?: Around) {
  const { now, items } = world;
  const placed = { items, isGone };
  const stored: SweptStore = {
    name: 'items',
    remains: async function* ({ tenant }: ErasedTenant) {
      yield { keys: itemsLeft(items, tenant) };
    },
  };
  const { jobs, store } = guarded({ jobs: jobsOf(world), store: tenantItems(placed) }, around);
  const erasure = eraseDataJob({
    tenants: { findTenant: (id) => world.life.find(id) },
    stores: [store],
    swept: [stored],
    partitionsOf: partitionsOf(placed),
    settleSeconds: 30,
    isOver: world.isOver(),
    now,
  });
  return advanceJob({ jobs, types: { [ERASURE]: erasure }, now }, task);
}

/** The function that reaches what the platform keeps of the tenant. */
export function advanceRecords(world: ErasureStores, task: AdvanceJobTask, around?: Around) {
  const { life, now } = world;
  const { jobs, mails, completions } = guarded(
    {
      ...{ jobs: jobsOf(world), mails: world.mails },
      completions: { complete: world.complete.bind(world) },
    },
    around,
  );
  const erasure = eraseRecordsJob({
    tenants: { find: (id) => life.find(id) },
    ownersOf: () => Promise.resolve(['ada@acme.example']),
    mails,
    compose: tenantErasedMail.compose({ platformName: 'Freehold', apiUrl: '' }),
    accounts: { find: (tenantId) => Promise.resolve(world.account(tenantId)) },
    completions,
    stores: world.stores.map(
      (store) => guarded({ [store.name]: store }, around)[store.name] ?? store,
    ),
    swept: world.swept,
    isOver: world.isOver(),
    now,
  });
  return advanceJob({ jobs, types: { [ERASURE]: erasure }, now }, task);
}

/** The function that deletes the tenant's stores. */
export async function changeErasedResources(
  world: ErasureStores,
  task: ChangeResourcesTask,
  around?: Around,
): Promise<ResourcesStatus | undefined> {
  const { life, now } = world;
  const { jobs, dedicatedResources } = guarded(
    { jobs: jobsOf(world), dedicatedResources: world.resources },
    around,
  );
  const status = await changeResources(
    {
      ...{ jobs, dedicatedResources, stores: world.stageStorage, now },
      tenants: { findTenant: (id) => life.find(id) },
      changes: { [ERASURE]: erasureResources },
    },
    task,
  );
  return status ?? undefined;
}

/** The same records, as the machine reads them: of whatever type. */
const jobsOf = ({ life }: ErasureStores) =>
  life.jobs as unknown as Pick<JobRepository, 'find' | 'save'>;
