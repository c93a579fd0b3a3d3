import { eraseTenant } from '../../../../core/erasure/start-erasure.ts';
import type { Counts } from '../../../../core/erasure/erasure-job.ts';
import type { LifeJob } from '../../../../core/tenant-life/life-job.ts';
import type { Tenant } from '../../../../core/tenants/tenant.ts';
import type { FakeJobRepository } from '../../../fakes/fake-job-repository.ts';
import {
  advanceData,
  advanceRecords,
  changeErasedResources,
} from '../../erasure/erasure-functions.ts';
import { ErasureWorld } from '../../erasure/erasure-world.ts';
import { operatorPrincipal } from '../../tenancy/tenant-contexts.ts';
import type { JobWorld, Task } from '../job-process.ts';
import type { Verdict } from '../run-aimed.ts';

/** A tenant with stores of its own and something in every other store, whose erasure takes several runs. */
export async function erasureWorld(): Promise<JobWorld> {
  const expected = await (undisturbed ??= undisturbedState());
  const begun = await aWorld();
  const { world, job } = begun;
  return {
    clock: world,
    jobs: world.life.jobs as unknown as FakeJobRepository,
    key: { tenantId: job.tenantId, jobId: job.id },
    tasks: {
      AdvanceJob: ({ key, input, around }) =>
        advanceData(world, { ...withoutNull(input), ...key }, around),
      EraseRecords: ({ key, around }) => advanceRecords(world, key, around),
      ChangeDedicatedResources: async ({ key, around }) => ({
        resources: await changeErasedResources(world, key, around),
      }),
    },
    judge: ({ state }) =>
      state === 'succeeded' ? judge(stateOf(begun), expected) : { outcome: 'stuck' },
    again: () => Promise.reject(new Error('An erasure is tried until it is done.')),
  };
}

let undisturbed: Promise<State> | undefined;

async function undisturbedState(): Promise<State> {
  const begun = await aWorld();
  await begun.world.drive(begun.job);
  return stateOf(begun);
}

type Begun = {
  readonly world: ErasureWorld;
  readonly tenant: Tenant;
  readonly job: LifeJob;
};

async function aWorld(): Promise<Begun> {
  const world = new ErasureWorld();
  world.pagesAtOnce = 3;
  const isolation = 'separate_schema';
  const tenant = await world.onboard({ ...world.terminated(), isolation }, { members: 2 });
  const wish = { tenantId: tenant.id, confirm: tenant.slug };
  const job = await eraseTenant(world.startPorts(), operatorPrincipal, wish);
  if (!job.ok) throw new Error(job.error.kind);
  return { world, tenant, job: job.value };
}

/** What there is of the tenant once it is erased. */
function stateOf({ world, tenant, job }: Begun) {
  const { id, slug, identity } = tenant;
  const naming = [world.control, world.usage, world.audit].flatMap((table) =>
    [id, identity?.userPoolId ?? ''].flatMap((text) => table.naming(text)),
  );
  return {
    kept: naming.map(({ pk, sk }) => `${pk} ${sk}`.replaceAll(id, 'ID')).toSorted(),
    pools: world.pools.pools.size,
    tables: [...world.items.tables.keys()].filter((name) => name.includes(id)),
    slug: world.slugs.has(slug),
    places: world.places,
    state: world.tenants.get(id)?.state,
    removed: world.job(job).report.removed,
    isTold: world.mails.posted.length > 0,
    erased: world.events.filter(({ type }) => type === 'tenant.erased').length,
  };
}

type State = ReturnType<typeof stateOf>;

/** The owners may be told twice, by a run that dies in between: the mail is the same. */
function judge(found: State, expected: State): Verdict {
  const detail = JSON.stringify({ ...found, kept: found.kept.length });
  if (found.erased > 1 || isMore(found.removed, expected.removed)) {
    return { outcome: 'done twice', detail };
  }
  const { kept, pools, tables } = found;
  const left = [...kept.filter((key) => !expected.kept.includes(key)), ...tables];
  if (left.length + pools > 0) return { outcome: 'left behind', detail: left.join() };
  const isWhole = JSON.stringify(sorted(found)) === JSON.stringify(sorted(expected));
  return isWhole ? { outcome: 'done once' } : { outcome: 'stuck', detail };
}

const isMore = (found: Counts, expected: Counts) =>
  Object.entries(found).some(([kind, count]) => count > (expected[kind] ?? 0));

/** In whatever order its kinds were counted. */
const sorted = ({ removed, ...state }: State) => ({
  ...state,
  removed: Object.entries(removed).toSorted(([one], [other]) => (one < other ? -1 : 1)),
});

/** The machine hands null for what there is none of. */
const withoutNull = (input: Task['input']) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
