import type { DeliveryNotice } from '../../../core/notifications/delivery-notice.ts';
import { takeNotice, type TakeNoticePorts } from '../../../core/notifications/take-notice.ts';
import { logger } from '../../../kit/log.ts';
import { queueWorker } from '../../edge/queue-worker.ts';
import { LOG } from '../../log-events.ts';

export type TakeNoticesPorts = TakeNoticePorts & {
  /** What a message of the queue tells; null of a mail of no tenant, throws at what is no notice. */
  readonly noticeIn: (text: string) => DeliveryNotice | null;
};

/** The Lambda handler of the queue of what makers tell. What fails, or has to wait, is given again. */
export const takeNotices = (ports: TakeNoticesPorts) =>
  queueWorker(LOG.noticeNotTaken, () => async (body) => {
    const notice = ports.noticeIn(body);
    if (!notice) return;
    const { tenantId, channel, outcome: told } = notice;
    const outcome = await takeNotice(ports, notice);
    logger.info(LOG.noticeTaken, { tenantId, channel, told, outcome });
  });
