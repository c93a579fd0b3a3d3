import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  usageMessageText,
  type UsageMessage,
  type UsageQueue,
} from '../../core/metering/usage-message.ts';
import { sdkConfig } from '../aws/sdk-config.ts';

/** Of a batch: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const MESSAGES_AT_ONCE = 10;
const BYTES_AT_ONCE = 1_000_000;

export class SqsUsageQueue implements UsageQueue {
  // As every client: what the environment says is the endpoint, not the queue's address.
  readonly #sqs = new SQSClient({ ...sdkConfig, useQueueUrlAsEndpoint: false });
  readonly #queueUrl: string;

  constructor(queueUrl: string) {
    this.#queueUrl = queueUrl;
  }

  async send(messages: readonly UsageMessage[]): Promise<void> {
    for (const batch of batchesOf(messages)) await this.#sendBatch(batch);
  }

  async #sendBatch(batch: readonly Message[]): Promise<void> {
    const { Failed = [] } = await this.#sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: this.#queueUrl,
        Entries: batch.map(({ text, tenantId }, index) => ({
          Id: String(index),
          MessageBody: text,
          // Of a standard queue: one tenant's many events do not make the others wait (fair queues).
          // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
          MessageGroupId: tenantId,
        })),
      }),
    );
    if (Failed.length > 0) throw new UsageNotQueuedError(Failed.map(({ Code }) => Code ?? ''));
  }
}

type Message = { readonly text: string; readonly tenantId: string };

function batchesOf(messages: readonly UsageMessage[]): Message[][] {
  const batches: Message[][] = [];
  let bytes = Infinity;
  for (const message of messages) {
    const text = usageMessageText(message);
    const size = Buffer.byteLength(text);
    const last = batches.at(-1);
    if (!last || last.length >= MESSAGES_AT_ONCE || bytes + size > BYTES_AT_ONCE) {
      batches.push([{ text, tenantId: message.tenantId }]);
      bytes = size;
    } else {
      last.push({ text, tenantId: message.tenantId });
      bytes += size;
    }
  }
  return batches;
}

class UsageNotQueuedError extends Error {
  override readonly name = 'UsageNotQueuedError';

  constructor(codes: readonly string[]) {
    super(`The queue did not take all messages: ${codes.join(', ')}.`);
  }
}
