import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import {
  aggregateUsage,
  type AggregateUsagePorts,
  type GivenMessage,
} from '../../../core/metering/aggregate-usage.ts';
import { parseUsageMessage } from '../../../core/metering/usage-message.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { logger } from '../../../kit/log.ts';
import { countFields } from '../../../kit/metric-fields.ts';
import { lambdaChain } from '../../edge/lambda-chain.ts';
import { USAGE_QUARANTINED } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';

/**
 * The Lambda handler of the queue of usage events: those of a tenant are counted together. What fails goes back to the
 * queue, a tenant's messages and no others.
 */
export const aggregateUsageHandler = (ports: AggregateUsagePorts) =>
  lambdaChain<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const given = Records.flatMap((record) => readMessage(record) ?? []);
    const counted = new Set<string>();
    const byTenant = Map.groupBy(given, ({ tenantId }) => tenantId);
    await Promise.all(
      [...byTenant].map(async ([tenantId, messages]) => {
        if (!(await isCounted(ports, tenantId, messages))) return;
        for (const { messageId } of messages) counted.add(messageId);
      }),
    );
    const failed = Records.filter(({ messageId }) => !counted.has(messageId));
    return {
      batchItemFailures: failed.map(({ messageId: itemIdentifier }) => ({ itemIdentifier })),
    };
  });

async function isCounted(
  ports: AggregateUsagePorts,
  tenantId: TenantId,
  messages: readonly GivenMessage[],
): Promise<boolean> {
  try {
    const count = await aggregateUsage(ports, tenantId, messages);
    logger.info(LOG.usageCounted, { tenantId, ...count });
    if (count.quarantined > 0) {
      const { quarantined } = count;
      logger.warn(LOG.usageQuarantined, {
        tenantId,
        quarantined,
        ...countFields(USAGE_QUARANTINED),
      });
    }
    return true;
  } catch (error) {
    logger.warn(LOG.usageNotCounted, { tenantId, error: error as Error });
    return false;
  }
}

/** Undefined for what is no message; it lies in the dead letters in the end. */
function readMessage({ messageId, body }: SQSRecord): GivenMessage | undefined {
  try {
    return { ...parseUsageMessage(body), messageId };
  } catch (error) {
    logger.warn(LOG.usageNotCounted, { messageId, error: error as Error });
    return undefined;
  }
}
