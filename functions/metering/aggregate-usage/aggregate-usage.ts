import {
  aggregateUsage,
  type AggregateUsagePorts,
} from '../../../core/metering/aggregate-usage.ts';
import { logger } from '../../../kit/log.ts';
import { countFields } from '../../../kit/metric-fields.ts';
import { countingConsumer } from '../../edge/counting-consumer.ts';
import { USAGE_QUARANTINED } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';

/** The Lambda handler of the queue of usage events. */
export const aggregateUsageHandler = (ports: AggregateUsagePorts) =>
  countingConsumer({
    log: { counted: LOG.usageCounted, notCounted: LOG.usageNotCounted },
    count: async (tenantId, messages) => {
      const count = await aggregateUsage(ports, tenantId, messages);
      const { quarantined } = count;
      if (quarantined > 0) {
        const fields = countFields(USAGE_QUARANTINED);
        logger.warn(LOG.usageQuarantined, { tenantId, quarantined, ...fields });
      }
      return count;
    },
  });
