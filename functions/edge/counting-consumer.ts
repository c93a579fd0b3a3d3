import type { AggregateCount, GivenMessage } from '../../core/metering/aggregate-usage.ts';
import { messageIdOf } from '../../core/metering/event-identity.ts';
import { parseUsageMessage } from '../../core/metering/usage-message.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import type { LogEntry } from '../log-events.ts';
import { groupedBatches } from './grouped-batches.ts';

export type Counting = {
  /** Of one tenant, whose messages are counted together. */
  readonly count: (
    tenantId: TenantId,
    messages: readonly GivenMessage[],
  ) => Promise<AggregateCount>;
  readonly log: { readonly counted: LogEntry; readonly notCounted: LogEntry };
};

/** The Lambda handler of a queue of events that are counted: those of a tenant together. */
export const countingConsumer = ({ count, log: { counted, notCounted } }: Counting) =>
  groupedBatches<GivenMessage>({
    read: (body) => ({ ...parseUsageMessage(body), messageId: messageIdOf(body) }),
    groupOf: ({ tenantId }) => tenantId,
    groupName: 'tenantId',
    log: { done: counted, failed: notCounted },
    work: async (messages) => {
      const [first] = messages;
      return first ? count(first.tenantId, messages) : {};
    },
  });
