import type {
  NotificationQueue,
  NotificationRef,
} from '../../core/notifications/notification-schedule.ts';
import { sendTexts, sqsClient } from './send-texts.ts';

export class SqsNotificationQueue implements NotificationQueue {
  readonly #sqs = sqsClient();
  readonly #queueUrl: string;

  constructor(queueUrl: string) {
    this.#queueUrl = queueUrl;
  }

  async send(refs: readonly NotificationRef[]): Promise<void> {
    const texts = refs.map((ref) => ({ text: JSON.stringify(ref), group: ref.tenantId }));
    await sendTexts(this.#sqs, this.#queueUrl, texts);
  }
}
