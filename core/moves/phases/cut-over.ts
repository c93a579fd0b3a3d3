import { CONTINUE } from '../../jobs/job-outcome.ts';
import { isSamePrefix } from '../../tenancy/placement.ts';
import { copyLateUploads } from '../late-uploads.ts';
import { tenantMoved } from '../move-events.ts';
import { sidesOf, type MovePhaseWork } from '../move-ports.ts';

/** Pauses the writes, and waits until none that was let in before still runs. */
export const pause: MovePhaseWork = async (ports, leased) => {
  if (!leased.job.pausedAt) {
    await leased.write({ pausedAt: ports.now() }, (move) => ports.moves.setWrites(move, 'paused'));
  }
  return (await leased.waitFor(ports.waits.pauseSeconds)) ?? leased.enter('catching-up');
};

/** The one moment in which the tenant moves; its users' writes are still paused. */
export const switchPlacement: MovePhaseWork = async (ports, leased) => {
  const { tenant } = await sidesOf(ports, leased);
  const now = ports.now();
  await leased.write(leased.entering('resuming'), (move) =>
    ports.moves.switchPlacement({ move, tenant, event: tenantMoved(tenant, move, now) }),
  );
  return CONTINUE;
};

/**
 * Opens the writes once every request goes to the target, so that users read their own writes. Late
 * uploads to the source are copied first: a user may delete them as soon as writes are open.
 */
export const resume: MovePhaseWork = async (ports, leased) => {
  const sides = await sidesOf(ports, leased);
  const { switchSeconds, keepSourceSeconds, keepLinkedSourceSeconds } = ports.waits;
  const wait = await leased.waitFor(switchSeconds);
  if (wait) return wait;

  const isShared = isSamePrefix(sides.source, sides.target);
  if (!isShared && (await copyLateUploads(ports, leased, sides)) === 'more') return CONTINUE;

  const keepSeconds = isShared ? keepSourceSeconds : keepLinkedSourceSeconds;
  const settledAt = await leased.settle();
  const keepOldUntil = new Date(settledAt.getTime() + keepSeconds * 1_000);
  const change = { ...leased.entering('draining'), openedAt: ports.now(), keepOldUntil };
  await leased.write(change, (move) => ports.moves.setWrites(move, 'open'));
  return CONTINUE;
};
