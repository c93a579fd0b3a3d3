import { advanceJob } from '../../../../core/jobs/advance-job.ts';
import { UNDOING, type Job } from '../../../../core/jobs/job.ts';
import { moveJob } from '../../../../core/moves/move-job.ts';
import type { IsolationStrategy } from '../../../../core/tenancy/isolation-strategy.ts';
import { placementSpecOf, type PlacementSpec } from '../../../../core/tenancy/placement-spec.ts';
import type { FakeJobRepository } from '../../../fakes/fake-job-repository.ts';
import { contentOf, PLACEMENTS, POOL, remains } from '../../moves/contents.ts';
import { MoveWorld } from '../../moves/move-world.ts';
import { InjectedError } from '../fault.ts';
import type { JobWorld } from '../job-process.ts';
import type { Verdict } from '../run-aimed.ts';

/** With links of short life: each look for late uploads is more calls to fail at. */
export function aMoveWorld(from: PlacementSpec): MoveWorld {
  const world = new MoveWorld(from).fill(8, 3);
  world.linkSeconds = 1;
  return world;
}

/** The functions of the machine that a move calls. */
export const moveTasks = (world: MoveWorld, more: MoreTypes = () => ({})): JobWorld['tasks'] => ({
  AdvanceJob: ({ key, input, around }) => {
    const { jobs, ...ports } = world.movePorts(around);
    const move = moveJob({ ...ports, isOver: () => false });
    const types = { move, ...more(ports) };
    return advanceJob({ jobs, types, now: ports.now }, { ...withoutNull(input), ...key });
  },
  ChangeDedicatedResources: async ({ key, around }) => ({
    resources: await world.changeResources(around, key),
  }),
});

type MoreTypes = (
  ports: Omit<ReturnType<MoveWorld['movePorts']>, 'jobs'>,
) => Parameters<typeof advanceJob>[0]['types'];

/** The machine hands null for what there is none of. */
const withoutNull = (input: object) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));

export const jobsOf = (world: MoveWorld) => world.registry.jobs as unknown as FakeJobRepository;

/** A move that is undone, in the phase that undoes it, else one that succeeds. */
const moveBetween =
  (from: PlacementSpec, to: IsolationStrategy) =>
  async (phase: string): Promise<JobWorld> => {
    const world = aMoveWorld(from);
    const before = contentOf(world, from);
    let isSwitchOut = phase === UNDOING;
    const switchPlacement = world.registry.switchPlacement.bind(world.registry);
    world.registry.switchPlacement = async (change) => {
      if (isSwitchOut) throw new InjectedError('Outage');
      return switchPlacement(change);
    };
    const begin = async () => {
      const { id: jobId, tenantId } = await world.startMove(to);
      return { jobId, tenantId };
    };
    return {
      clock: world,
      jobs: jobsOf(world),
      key: await begin(),
      tasks: moveTasks(world),
      judge: (job) => judgeMove(world, job, before),
      again: () => {
        isSwitchOut = false;
        return begin();
      },
    };
  };

/** The tenant is wholly at one place, and nothing of it at the other. */
export function judgeMove(
  world: MoveWorld,
  { state }: Pick<Job, 'state'>,
  before: ReturnType<typeof contentOf>,
): Verdict {
  const { from, to } = world.move;
  const isMoved = state === 'succeeded';
  const [at, left] = isMoved ? [to, from] : [from, to];
  const { tenant, pool } = world.current;
  const last = world.registry.events.at(-1);
  const facts = {
    content: [contentOf(world, at), before],
    placement: [placementSpecOf(tenant), at],
    pool: [pool, { placement: at, writes: 'open' }],
    move: [tenant.moveId, undefined],
    told: [last, isMoved ? 'tenant.moved' : 'tenant.move_failed'],
  };
  for (const [name, [found, wanted]] of Object.entries(facts)) {
    if (text(found) !== text(wanted))
      return { outcome: 'stuck', detail: `${name}: ${text(found)}` };
  }
  const { items, objects } = remains(world, left);
  if (items.length + objects.length > 0) {
    return { outcome: 'left behind', detail: text({ items, objects }) };
  }
  const ends = world.registry.events.filter((type) => type !== 'tenant.move_started');
  if (ends.length > world.registry.jobs.jobs.size) {
    return { outcome: 'done twice', detail: ends.join() };
  }
  return { outcome: isMoved ? 'done once' : 'compensated' };
}

/** In one order, whatever order its parts were written in. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

export const moveWorlds = [
  moveBetween(POOL, 'separate_schema'),
  moveBetween(PLACEMENTS.separate_database, 'separate_schema'),
  moveBetween(PLACEMENTS.separate_schema, 'shared_database'),
];
