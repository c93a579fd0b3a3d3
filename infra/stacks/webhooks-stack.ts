import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Platform } from '../constructs/platform.ts';
import { webhookQueue } from '../constructs/webhook-queue.ts';
import { webhooksWork } from '../features/webhooks.ts';

/** What tells tenants' own systems of events: the queue of its messages, and what fills and empties it. */
export class WebhooksStack extends Stack {
  readonly webhookQueue: IQueue;

  constructor(scope: Construct, id: string, props: StackProps & Platform) {
    super(scope, id, props);
    this.webhookQueue = webhookQueue(this);
    new CfnOutput(this, 'WebhookQueueUrl', { value: this.webhookQueue.queueUrl });
    webhooksWork(this, { ...props, webhookQueue: this.webhookQueue });
  }
}
