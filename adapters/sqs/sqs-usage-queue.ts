import {
  usageMessageText,
  type UsageMessage,
  type UsageQueue,
} from '../../core/metering/usage-message.ts';
import { SqsQueue } from './sqs-queue.ts';

export class SqsUsageQueue extends SqsQueue<UsageMessage> implements UsageQueue {
  constructor(queueUrl: string) {
    super(queueUrl, (message) => ({ text: usageMessageText(message), group: message.tenantId }));
  }
}
