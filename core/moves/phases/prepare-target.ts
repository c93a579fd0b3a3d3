import { allEnded } from '../../../kit/all-ended.ts';
import type { ResourcesStatus } from '../../jobs/job-outcome.ts';
import { secondsSince } from '../../jobs/leased-job.ts';
import { NEW_KEY_SECONDS, SessionRefusedError } from '../../provisioning/tenant-store.ts';
import { isSamePrefix, isSameTable, placementOf } from '../../tenancy/placement.ts';
import { sidesOf, type MovePhaseWork, type MovePorts, type MoveSides } from '../move-ports.ts';
import { RESOURCES_LIMIT_SECONDS, RESOURCES_POLL_SECONDS } from '../move-waits.ts';
import type { Move } from '../move.ts';

/** Lets the machine make the target's dedicated resources, then prepares both stores by the tenant's session. */
export const prepareTarget: MovePhaseWork = async (ports, leased, resources) => {
  const sides = await sidesOf(ports, leased);
  const isMissing = sides.target.dedicated !== undefined && resources?.status !== 'ready';
  const age = secondsSince(leased.job.reached['making-stores'], ports.now());
  if (isMissing) {
    const refusal = refusalOf(resources, age);
    if (refusal !== undefined) return leased.undo(refusal);
    const seconds = resources?.status === 'pending' ? RESOURCES_POLL_SECONDS : 0;
    return { outcome: 'change-resources', seconds };
  }
  if (await isPrepared(ports, sides)) return leased.enter('copying');
  return age <= RESOURCES_LIMIT_SECONDS
    ? { outcome: 'wait', seconds: RESOURCES_POLL_SECONDS }
    : leased.undo('The tenant’s own session does not open its new place.');
};

function refusalOf(resources: ResourcesStatus | undefined, age: number): string | undefined {
  if (resources?.status === 'refused') return resources.reason ?? 'The stores cannot be made.';
  return age > RESOURCES_LIMIT_SECONDS ? 'The stores were not ready within an hour.' : undefined;
}

/** False while a new key does not know the tenant's session. */
async function isPrepared(ports: MovePorts, sides: MoveSides): Promise<boolean> {
  const { source, target, to } = sides;
  try {
    await allEnded([
      ...(isSameTable(source, target) ? [] : [ports.table.prepare(to)]),
      ...(isSamePrefix(source, target) ? [] : [ports.bucket.prepare(to)]),
    ]);
    return true;
  } catch (error) {
    if (error instanceof SessionRefusedError) return false;
    throw error;
  }
}

/** The phase, waiting where the target's own key does not know the session on each host of KMS yet. */
export const withNewKey =
  (work: MovePhaseWork): MovePhaseWork =>
  async (ports, leased, resources) => {
    try {
      return await work(ports, leased, resources);
    } catch (error) {
      if (!ports.isRefusal(error) || !isNewKey(ports, leased.job)) throw error;
      return { outcome: 'wait', seconds: RESOURCES_POLL_SECONDS };
    }
  };

const isNewKey = ({ stores, now }: MovePorts, { tenantId, to, reached }: Move): boolean =>
  placementOf({ tenantId, ...to }, stores).dedicated !== undefined &&
  secondsSince(reached.copying, now()) < NEW_KEY_SECONDS;
