import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { allEnded } from '../../kit/all-ended.ts';
import { inBatches } from '../../kit/in-batches.ts';
import { sdkConfig } from '../aws/sdk-config.ts';

/** Of a batch: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const BATCH = { count: 10, weight: 1_000_000 };

type QueuedText = {
  readonly text: string;
  /** Of a standard queue: one group's many messages do not make the others wait (fair queues).
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html */
  readonly group: string;
  readonly delaySeconds?: number | undefined;
};

/** A queue for messages of one kind. */
export class SqsQueue<Message> {
  // As every client: what the environment says is the endpoint, not the queue's address.
  readonly #sqs = new SQSClient({ ...sdkConfig, useQueueUrlAsEndpoint: false });
  readonly #queueUrl: string;
  readonly #toText: (message: Message) => QueuedText;

  constructor(queueUrl: string, toText: (message: Message) => QueuedText) {
    this.#queueUrl = queueUrl;
    this.#toText = toText;
  }

  /** All batches at once. Throws where the queue did not take all of them; some may be in it. */
  async send(messages: readonly Message[]): Promise<void> {
    const weigh = ({ text }: QueuedText) => Buffer.byteLength(text);
    const batches = inBatches(messages.map(this.#toText), { ...BATCH, weigh });
    await allEnded(batches.map((batch) => this.#sendBatch(batch)));
  }

  async #sendBatch(batch: readonly QueuedText[]): Promise<void> {
    const { Failed = [] } = await this.#sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: this.#queueUrl,
        Entries: batch.map(({ text, group, delaySeconds }, index) => ({
          Id: String(index),
          MessageBody: text,
          MessageGroupId: group,
          ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
        })),
      }),
    );
    if (Failed.length > 0) throw new NotQueuedError(Failed.map(({ Code }) => Code ?? ''));
  }
}

class NotQueuedError extends Error {
  override readonly name = 'NotQueuedError';

  constructor(codes: readonly string[]) {
    super(`The queue did not take all messages: ${codes.join(', ')}.`);
  }
}
