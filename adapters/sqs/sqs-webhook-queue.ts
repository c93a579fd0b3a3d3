import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { QueuedMessage, WebhookQueue } from '../../core/webhooks/webhook-store.ts';
import { queuedText } from '../../core/webhooks/queued-message.ts';
import { sdkConfig } from '../aws/sdk-config.ts';

/** Of a batch: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const MESSAGES_AT_ONCE = 10;

export class SqsWebhookQueue implements WebhookQueue {
  // As every client: what the environment says is the endpoint, not the queue's address.
  readonly #sqs = new SQSClient({ ...sdkConfig, useQueueUrlAsEndpoint: false });
  readonly #queueUrl: string;

  constructor(queueUrl: string) {
    this.#queueUrl = queueUrl;
  }

  async send(messages: readonly QueuedMessage[]): Promise<void> {
    const batches = Array.from({ length: Math.ceil(messages.length / MESSAGES_AT_ONCE) }, (_, at) =>
      messages.slice(at * MESSAGES_AT_ONCE, (at + 1) * MESSAGES_AT_ONCE),
    );
    await Promise.all(batches.map((batch) => this.#sendBatch(batch)));
  }

  async #sendBatch(batch: readonly QueuedMessage[]): Promise<void> {
    const { Failed = [] } = await this.#sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: this.#queueUrl,
        Entries: batch.map((message, index) => ({
          Id: String(index),
          MessageBody: queuedText(message),
          DelaySeconds: message.delaySeconds ?? 0,
          // Of a standard queue: one endpoint's many messages do not make the others wait (fair queues).
          // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
          MessageGroupId: message.endpointId,
        })),
      }),
    );
    if (Failed.length > 0) throw new WebhooksNotQueuedError(Failed.map(({ Code }) => Code ?? ''));
  }
}

class WebhooksNotQueuedError extends Error {
  override readonly name = 'WebhooksNotQueuedError';

  constructor(codes: readonly string[]) {
    super(`The queue did not take all messages: ${codes.join(', ')}.`);
  }
}
