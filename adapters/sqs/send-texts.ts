import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { allEnded } from '../../kit/all-ended.ts';
import { inBatches } from '../../kit/in-batches.ts';
import { sdkConfig } from '../aws/sdk-config.ts';

/** Of a batch: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const BATCH = { count: 10, weight: 1_000_000 };

export type QueuedText = {
  readonly text: string;
  /** Of a standard queue: one group's many messages do not make the others wait (fair queues).
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html */
  readonly group: string;
  readonly delaySeconds?: number | undefined;
};

/** As every client: what the environment says is the endpoint, not the queue's address. */
export const sqsClient = (): SQSClient =>
  new SQSClient({ ...sdkConfig, useQueueUrlAsEndpoint: false });

/** All batches at once. Throws where the queue did not take all of them; some may be in it. */
export async function sendTexts(
  sqs: SQSClient,
  queueUrl: string,
  messages: readonly QueuedText[],
): Promise<void> {
  const weigh = ({ text }: QueuedText) => Buffer.byteLength(text);
  const batches = inBatches(messages, { ...BATCH, weigh });
  await allEnded(batches.map((batch) => sendBatch(sqs, queueUrl, batch)));
}

async function sendBatch(
  sqs: SQSClient,
  queueUrl: string,
  batch: readonly QueuedText[],
): Promise<void> {
  const { Failed = [] } = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: queueUrl,
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

class NotQueuedError extends Error {
  override readonly name = 'NotQueuedError';

  constructor(codes: readonly string[]) {
    super(`The queue did not take all messages: ${codes.join(', ')}.`);
  }
}
