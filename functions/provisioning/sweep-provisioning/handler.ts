import type { Context } from 'aws-lambda';
import {
  sweepProvisioning,
  type SweepCount,
  type SweepPorts,
} from '../../../core/provisioning/sweep-provisioning.ts';
import { logger } from '../../../kit/log.ts';
import { metricFields } from '../../../kit/metric-fields.ts';
import { OLDEST_OPEN_PROVISIONING } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';

/** Kept for the tenants that are being looked at when the time is up; the next sweep goes on. */
const RESERVE_MS = 15_000;

/** Each minute: settles what no machine will. Throws when a tenant could not be settled; ten such runs raise an alarm. */
export const sweepHandler =
  (ports: Omit<SweepPorts, 'onError'>) =>
  async (
    _event: unknown,
    {
      getRemainingTimeInMillis,
      functionName,
    }: Pick<Context, 'getRemainingTimeInMillis' | 'functionName'>,
  ): Promise<SweepCount> => {
    const deadline = new Date(ports.now().getTime() + getRemainingTimeInMillis() - RESERVE_MS);
    const count = await sweepProvisioning({ ...ports, onError: logError }, deadline);

    const metric = { ...OLDEST_OPEN_PROVISIONING, value: count.oldestSeconds, functionName };
    logger.info(LOG.provisioningSwept, { ...count, ...metricFields(metric) });
    if (count.error > 0) throw new SweepIncompleteError(count.error);
    return count;
  };

const logError: SweepPorts['onError'] = (attempt, error) =>
  logger.error(LOG.provisioningSweepFailed, { ...attempt, error: error as Error });

class SweepIncompleteError extends Error {
  override readonly name = 'SweepIncompleteError';

  constructor(count: number) {
    super(`${count} tenants could not be looked at.`);
  }
}
