import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { AggregateCount, GivenMessage } from '../../core/metering/aggregate-usage.ts';
import { messageIdOf } from '../../core/metering/event-identity.ts';
import { parseUsageMessage } from '../../core/metering/usage-message.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { logger } from '../../kit/log.ts';
import { lambdaChain } from './lambda-chain.ts';

export type Counting = {
  /** Of one tenant, whose messages are counted together. */
  readonly count: (
    tenantId: TenantId,
    messages: readonly GivenMessage[],
  ) => Promise<AggregateCount>;
  readonly log: { readonly counted: string; readonly notCounted: string };
};

/**
 * The Lambda handler of a queue of events that are counted: those of a tenant together. What fails goes back to the
 * queue, a tenant's messages and no others.
 */
export const countingConsumer = (counting: Counting) =>
  lambdaChain<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const received = Records.flatMap((record) => readMessage(counting, record) ?? []);
    const counted = new Set<string>();
    const byTenant = Map.groupBy(received, ({ message }) => message.tenantId);
    await Promise.all(
      [...byTenant].map(async ([tenantId, records]) => {
        const messages = records.map(({ message }) => message);
        if (!(await isCounted(counting, tenantId, messages))) return;
        for (const { queueId } of records) counted.add(queueId);
      }),
    );
    const failed = Records.filter(({ messageId }) => !counted.has(messageId));
    return {
      batchItemFailures: failed.map(({ messageId: itemIdentifier }) => ({ itemIdentifier })),
    };
  });

async function isCounted(
  { count, log }: Counting,
  tenantId: TenantId,
  messages: readonly GivenMessage[],
): Promise<boolean> {
  try {
    const counts = await count(tenantId, messages);
    logger.info(log.counted, { tenantId, ...counts });
    return true;
  } catch (error) {
    logger.warn(log.notCounted, { tenantId, error: error as Error });
    return false;
  }
}

/** Undefined for what is no message; it lies in the dead letters in the end. */
function readMessage(
  { log }: Counting,
  { messageId, body }: SQSRecord,
): { readonly queueId: string; readonly message: GivenMessage } | undefined {
  try {
    const message = { ...parseUsageMessage(body), messageId: messageIdOf(body) };
    return { queueId: messageId, message };
  } catch (error) {
    logger.warn(log.notCounted, { messageId, error: error as Error });
    return undefined;
  }
}
