import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import {
  takeEvent,
  type ProviderEvent,
  type TakeEventPorts,
} from '../../../core/billing/receive-event.ts';
import { logger } from '../../../kit/log.ts';
import { lambdaChain } from '../../edge/lambda-chain.ts';
import { LOG } from '../../log-events.ts';

export type OnStripeEventPorts = TakeEventPorts & {
  /** Throws on what is none of Stripe's. */
  readonly parse: (event: unknown) => ProviderEvent;
};

const busMessage = z.object({ detail: z.unknown() });

/**
 * The Lambda handler of the queue that Stripe's event bus fills: only Stripe can put events on that bus, so there is no
 * signature. What fails goes back to the queue alone, in the end to its dead letters.
 */
export const onStripeEvent = ({ parse, ...ports }: OnStripeEventPorts) =>
  lambdaChain<SQSEvent, SQSBatchResponse>().handler((batch, context) =>
    processPartialResponse(
      batch,
      async ({ messageId, body }: SQSRecord) => {
        try {
          const event = parse(busMessage.parse(JSON.parse(body)).detail);
          const outcome = await takeEvent(ports, event);
          logger.info(LOG.eventConsumed, { eventId: event.id, type: event.type, outcome });
        } catch (error) {
          logger.warn(LOG.eventNotConsumed, { messageId, error: error as Error });
          throw error;
        }
      },
      new BatchProcessor(EventType.SQS),
      // The messages that failed say so; the function itself did its work.
      { context, throwOnFullBatchFailure: false },
    ),
  );
