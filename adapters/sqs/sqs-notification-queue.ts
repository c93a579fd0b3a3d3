import type {
  NotificationQueue,
  NotificationRef,
} from '../../core/notifications/notification-schedule.ts';
import { SqsQueue } from './sqs-queue.ts';

export class SqsNotificationQueue extends SqsQueue<NotificationRef> implements NotificationQueue {
  constructor(queueUrl: string) {
    super(queueUrl, (ref) => ({ text: JSON.stringify(ref), group: ref.tenantId }));
  }
}
