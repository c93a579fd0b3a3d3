import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { auditedTenant } from '../../../core/audit/entry-of-event.ts';
import { recordEvents, type RecordEventsPorts } from '../../../core/audit/record-events.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import { eventEnvelope } from '../../../core/events/event-text.ts';
import { logger } from '../../../kit/log.ts';
import { lambdaChain } from '../../edge/lambda-chain.ts';
import { LOG } from '../../log-events.ts';

type Received = { readonly messageId: string; readonly event: DomainEvent };

/**
 * The Lambda handler of the queue that gets every event: a tenant's are written together. Not an `eventConsumer`,
 * which takes them one by one and marks each: an entry bears the id of its event, and is its own mark.
 */
export const appendEntriesHandler = (ports: RecordEventsPorts) =>
  lambdaChain<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const received = Records.flatMap((record) => readEvent(record) ?? []);
    const appended = new Set<string>();
    const byTenant = Map.groupBy(received, ({ event }) => auditedTenant(event.tenantId));
    const outcomes = [...byTenant].map(async ([tenantId, ofTenant]) => {
      try {
        const events = ofTenant.map(({ event }) => event);
        await recordEvents(ports, tenantId, events);
        for (const { messageId } of ofTenant) appended.add(messageId);
        logger.info(LOG.auditEntriesAppended, { tenantId, count: ofTenant.length });
      } catch (error) {
        logger.warn(LOG.auditEntriesDelayed, { tenantId, error: error as Error });
      }
    });
    await Promise.all(outcomes);
    const failed = Records.filter(({ messageId }) => !appended.has(messageId));
    return {
      batchItemFailures: failed.map(({ messageId: itemIdentifier }) => ({ itemIdentifier })),
    };
  });

const busMessage = z.object({ detail: eventEnvelope });

/** Undefined for what is no event; it lies in the dead letters in the end. */
function readEvent({ messageId, body }: SQSRecord): Received | undefined {
  try {
    return { messageId, event: busMessage.parse(JSON.parse(body)).detail };
  } catch (error) {
    logger.warn(LOG.eventNotConsumed, { messageId, error: error as Error });
    return undefined;
  }
}
