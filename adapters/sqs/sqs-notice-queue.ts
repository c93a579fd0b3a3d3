import type { DeliveryNotice, NoticeQueue } from '../../core/notifications/delivery-notice.ts';
import { SqsQueue } from './sqs-queue.ts';

export class SqsNoticeQueue extends SqsQueue<DeliveryNotice> implements NoticeQueue {
  constructor(queueUrl: string) {
    super(queueUrl, (notice) => ({ text: JSON.stringify(notice), group: notice.tenantId }));
  }
}
