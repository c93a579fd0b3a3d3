import { Duration } from 'aws-cdk-lib';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** EventBridge repeats a delivery up to 185 times in this time; what then is left lies in the dead letters. */
export const queueTarget = (queue: IQueue, deadLetterQueue: IQueue): SqsQueue =>
  new SqsQueue(queue, { deadLetterQueue, retryAttempts: 185, maxEventAge: Duration.hours(24) });
