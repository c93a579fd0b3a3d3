import {
  usageMessageText,
  type UsageMessage,
  type UsageQueue,
} from '../../core/metering/usage-message.ts';
import { sendTexts, sqsClient } from './send-texts.ts';

export class SqsUsageQueue implements UsageQueue {
  readonly #sqs = sqsClient();
  readonly #queueUrl: string;

  constructor(queueUrl: string) {
    this.#queueUrl = queueUrl;
  }

  async send(messages: readonly UsageMessage[]): Promise<void> {
    const texts = messages.map((one) => ({ text: usageMessageText(one), group: one.tenantId }));
    await sendTexts(this.#sqs, this.#queueUrl, texts);
  }
}
