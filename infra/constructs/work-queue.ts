import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { alarm } from './alarm.ts';

export type WorkQueueProps = {
  /** Of the function that works on it. */
  readonly timeoutSeconds: number;
  /** How often a message is given before it lies in `deadLetters`. */
  readonly maxReceives: number;
  readonly deadLetters: Queue;
  /** What is late when messages wait. */
  readonly late: string;
  readonly runbook: string;
};

/** A queue that a function works on, with an alarm for messages that wait. */
export function workQueue(scope: Construct, id: string, props: WorkQueueProps): Queue {
  const { timeoutSeconds, maxReceives, deadLetters, late, runbook } = props;
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    // As AWS advises; a lease ends with its run, so it has ended when the message comes again.
    visibilityTimeout: Duration.seconds(6 * timeoutSeconds),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
  });
  alarm(scope, `${id}Late`, {
    metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
    threshold: Duration.minutes(15).toSeconds(),
    meaning: late,
    fault: 'a message has waited for 15 minutes.',
    runbook,
  });
  return queue;
}
