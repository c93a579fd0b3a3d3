import type { DeliveryNotice, NoticeQueue } from '../../core/notifications/delivery-notice.ts';
import { sendTexts, sqsClient } from './send-texts.ts';

export class SqsNoticeQueue implements NoticeQueue {
  readonly #sqs = sqsClient();
  readonly #queueUrl: string;

  constructor(queueUrl: string) {
    this.#queueUrl = queueUrl;
  }

  async send(notices: readonly DeliveryNotice[]): Promise<void> {
    const texts = notices.map((one) => ({ text: JSON.stringify(one), group: one.tenantId }));
    await sendTexts(this.#sqs, this.#queueUrl, texts);
  }
}
