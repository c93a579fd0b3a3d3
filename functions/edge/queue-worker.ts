import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logger } from '../../kit/log.ts';
import { lambdaChain } from './lambda-chain.ts';

/**
 * The Lambda handler of a queue, message by message and all of a batch at once. What throws goes back to the queue
 * alone, in the end to its dead letters, and is logged as `notDone`.
 */
export const queueWorker = (
  notDone: string,
  workIn: (context: Context) => (body: string) => Promise<void>,
) =>
  lambdaChain<SQSEvent, SQSBatchResponse>().handler((batch, context) => {
    const work = workIn(context);
    const workOn = async ({ messageId, body }: SQSRecord): Promise<void> => {
      try {
        await work(body);
      } catch (error) {
        logger.warn(notDone, { messageId, error: error as Error });
        throw error;
      }
    };
    return processPartialResponse(batch, workOn, new BatchProcessor(EventType.SQS), {
      context,
      // The messages that failed say so; the function itself did its work.
      throwOnFullBatchFailure: false,
    });
  });
