import { doInParts } from '../../jobs/do-in-parts.ts';
import { CONTINUE, type JobOutcome, type ResourcesStatus } from '../../jobs/job-outcome.ts';
import { secondsSince } from '../../jobs/leased-job.ts';
import { isSamePrefix, isSameTable } from '../../tenancy/placement.ts';
import { clearItems, clearManifest, clearObjects } from '../clear-placement.ts';
import { tenantMoveFailed } from '../move-events.ts';
import {
  sidesOf,
  type LeasedMove,
  type MovePhaseWork,
  type MovePorts,
  type MoveSides,
} from '../move-ports.ts';
import {
  DELETION_LIMIT_SECONDS,
  RESOURCES_POLL_SECONDS,
  STUCK_DELETION_RETRY_SECONDS,
} from '../move-waits.ts';

/** Deletes what lies at the source alone, then the tenant's dedicated resources there. */
export const deleteSource: MovePhaseWork = async (ports, leased, resources) => {
  if (resources?.status !== 'gone') {
    const sides = await sidesOf(ports, leased);
    if ((await clearSource(ports, leased, sides)) === 'more') return CONTINUE;
    if (sides.source.dedicated) return deleteResources(ports, leased, resources);
  }
  await leased.write(leased.ending('done', 'succeeded'), (move) => ports.moves.close({ move }));
  return { outcome: 'succeeded' };
};

/** Opens the writes, and leaves nothing at the target: the tenant is where it was. */
export const undo: MovePhaseWork = async (ports, leased, resources) => {
  const sides = await sidesOf(ports, leased);
  if (leased.job.pausedAt && !leased.job.openedAt) {
    await leased.write({ openedAt: ports.now() }, (move) => ports.moves.setWrites(move, 'open'));
  }
  if (resources?.status !== 'gone') {
    if ((await clearTarget(ports, leased, sides)) === 'more') return CONTINUE;
    if (sides.target.dedicated) return deleteResources(ports, leased, resources);
  }
  const now = ports.now();
  await leased.write(leased.ending('failed', 'failed'), (move) =>
    ports.moves.close({ move, event: tenantMoveFailed(sides.tenant, move, now) }),
  );
  return { outcome: 'failed' };
};

type Done = 'done' | 'more';

async function clearSource(ports: MovePorts, leased: LeasedMove, sides: MoveSides): Promise<Done> {
  const { source, target, from, to } = sides;
  const count = (of: 'items' | 'objects') => (part: number) => {
    const { report } = leased.job;
    const deleted = { ...report.deleted, [of]: report.deleted[of] + part };
    return leased.save({ report: { ...report, deleted } });
  };
  // A dedicated table goes as a whole.
  if (!isSameTable(source, target) && !source.dedicated) {
    const items = clearItems(ports.items, { at: from, other: to });
    if ((await doInParts(ports, items, count('items'))) === 'more') return 'more';
  }
  if (isSamePrefix(source, target)) return 'done';
  const objects = clearObjects(ports.objects, from);
  if ((await doInParts(ports, objects, count('objects'))) === 'more') return 'more';
  return doInParts(ports, clearManifest(ports.objects, to));
}

async function clearTarget(ports: MovePorts, leased: LeasedMove, sides: MoveSides): Promise<Done> {
  const { source, target, from, to } = sides;
  // Before anything was copied nothing but markers can lie there.
  const isEmpty = leased.job.reached.copying === undefined;
  if (!isSameTable(source, target) && !target.dedicated) {
    const items = () => doInParts(ports, clearItems(ports.items, { at: to, other: from }));
    if ((await (isEmpty ? unlessRefused(ports, items) : items())) === 'more') return 'more';
  }
  if (isSamePrefix(source, target)) return 'done';
  const objects = () => doInParts(ports, clearObjects(ports.objects, to));
  // A dedicated bucket goes with its stack, which tells when it cannot.
  const goesAnyway = isEmpty || target.dedicated?.stackName !== undefined;
  return goesAnyway ? unlessRefused(ports, objects) : objects();
}

/** A placement that refuses the tenant's session can still be deleted. */
async function unlessRefused(
  { isRefusal }: Pick<MovePorts, 'isRefusal'>,
  clear: () => Promise<Done>,
): Promise<Done> {
  try {
    return await clear();
  } catch (error) {
    if (isRefusal(error)) return 'done';
    throw error;
  }
}

/**
 * Lets the machine delete the dedicated resources. When they stay for too long the run stops, for
 * somebody to look; a later one tries again. `settledAt` is when this run saw them pending first.
 */
async function deleteResources(
  { now }: Pick<MovePorts, 'now'>,
  leased: LeasedMove,
  resources: ResourcesStatus | undefined,
): Promise<JobOutcome> {
  if (resources?.status !== 'pending') {
    if (leased.job.settledAt) await leased.save({ settledAt: undefined });
    return { outcome: 'change-resources', seconds: 0 };
  }
  const pendingSince = await leased.settle();
  if (secondsSince(pendingSince, now()) <= DELETION_LIMIT_SECONDS) {
    return { outcome: 'change-resources', seconds: RESOURCES_POLL_SECONDS };
  }
  return leased.stop(
    'The stores that were left are not deleted within half an hour.',
    STUCK_DELETION_RETRY_SECONDS,
  );
}
