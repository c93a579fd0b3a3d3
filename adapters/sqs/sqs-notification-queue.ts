import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type {
  NotificationQueue,
  NotificationRef,
} from '../../core/notifications/notification-schedule.ts';
import { sdkConfig } from '../aws/sdk-config.ts';

/** Of a batch: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const AT_ONCE = 10;

export class SqsNotificationQueue implements NotificationQueue {
  // As every client: what the environment says is the endpoint, not the queue's address.
  readonly #sqs = new SQSClient({ ...sdkConfig, useQueueUrlAsEndpoint: false });
  readonly #queueUrl: string;

  constructor(queueUrl: string) {
    this.#queueUrl = queueUrl;
  }

  async send(refs: readonly NotificationRef[]) {
    for (let first = 0; first < refs.length; first += AT_ONCE) {
      const Entries = refs.slice(first, first + AT_ONCE).map((ref, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(ref),
        // Fair queues: one tenant's many do not make the others wait.
        MessageGroupId: ref.tenantId,
      }));
      const { Failed = [] } = await this.#sqs.send(
        new SendMessageBatchCommand({ QueueUrl: this.#queueUrl, Entries }),
      );
      if (Failed.length > 0) throw new NotificationsNotQueuedError(Failed.map(({ Code }) => Code));
    }
  }
}

class NotificationsNotQueuedError extends Error {
  override readonly name = 'NotificationsNotQueuedError';

  constructor(codes: readonly (string | undefined)[]) {
    super(`The queue did not take all notifications: ${codes.join(', ')}.`);
  }
}
