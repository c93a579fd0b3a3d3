import { CONTINUE } from '../../jobs/job-outcome.ts';
import { secondsSince } from '../../jobs/leased-job.ts';
import { isSamePrefix } from '../../tenancy/placement.ts';
import { copyLateUploads } from '../late-uploads.ts';
import { sidesOf, type MovePhaseWork } from '../move-ports.ts';
import { drainPollSeconds } from '../move-waits.ts';

/**
 * Brings over what is uploaded to the source by links from before the switch, until the last of them
 * has expired. `settledAt` is when the pass began: only one that began after that may be the last.
 */
export const drain: MovePhaseWork = async (ports, leased) => {
  const sides = await sidesOf(ports, leased);
  const startedAt = await leased.settle();
  const isShared = isSamePrefix(sides.source, sides.target);
  if (!isShared && (await copyLateUploads(ports, leased, sides)) === 'more') return CONTINUE;

  const { keepOldUntil, reached } = leased.job;
  const left = -secondsSince(keepOldUntil, startedAt);
  if (left <= 0) return leased.enter('deleting-old');
  await leased.save({ settledAt: undefined, cursor: undefined });
  const poll = drainPollSeconds(secondsSince(reached.draining, ports.now()), ports.waits);
  return { outcome: 'wait', seconds: Math.min(Math.ceil(left), poll) };
};
