import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { DeliveryNotice } from '../../../core/notifications/delivery-notice.ts';
import { takeNotice, type TakeNoticePorts } from '../../../core/notifications/take-notice.ts';
import { logger } from '../../../kit/log.ts';
import { lambdaChain } from '../../edge/lambda-chain.ts';
import { LOG } from '../../log-events.ts';

export type TakeNoticesPorts = TakeNoticePorts & {
  /** What a message of the queue tells; null of a mail of no tenant, throws at what is no notice. */
  readonly noticeIn: (text: string) => DeliveryNotice | null;
};

/** The Lambda handler of the queue of what makers tell. What fails, or has to wait, is given again. */
export const takeNotices = (ports: TakeNoticesPorts) =>
  lambdaChain<SQSEvent, SQSBatchResponse>().handler((batch, context) => {
    const take = async ({ messageId, body }: SQSRecord) => {
      try {
        const notice = ports.noticeIn(body);
        if (!notice) return;
        const { tenantId, channel, outcome: told } = notice;
        const outcome = await takeNotice(ports, notice);
        logger.info(LOG.noticeTaken, { tenantId, channel, told, outcome });
      } catch (error) {
        logger.warn(LOG.noticeNotTaken, { messageId, error: error as Error });
        throw error;
      }
    };
    return processPartialResponse(batch, take, new BatchProcessor(EventType.SQS), {
      context,
      throwOnFullBatchFailure: false,
    });
  });
