import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { alarm, type AlarmText } from './alarm.ts';

/** Keeps for 14 days what could not be processed, and raises an alarm when something lies in it. */
export function deadLetters(scope: Construct, id: string, text: Omit<AlarmText, 'fault'>): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  alarm(scope, `${id}Alarm`, {
    metric: queue.metricApproximateNumberOfMessagesVisible(),
    ...text,
    fault: 'a message lies in the dead-letter queue.',
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is itself a dead-letter queue.',
  });
  return queue;
}
