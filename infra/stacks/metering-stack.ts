import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Platform } from '../constructs/platform.ts';
import { trackQueue } from '../constructs/track-queue.ts';
import { usageQueue } from '../constructs/usage-queue.ts';
import { analyticsWork } from '../features/analytics.ts';
import { meteringWork } from '../features/metering.ts';
import { productAnalyticsWork } from '../features/product-analytics.ts';

export type MeteringStackProps = StackProps & Omit<Platform, 'usageQueue' | 'trackQueue'>;

/** What counts tenants' usage: the queue of its events, what counts them, and what seals, closes and recounts. */
export class MeteringStack extends Stack {
  readonly usageQueue: IQueue;
  readonly trackQueue: IQueue;

  constructor(scope: Construct, id: string, props: MeteringStackProps) {
    super(scope, id, props);
    this.usageQueue = usageQueue(this);
    new CfnOutput(this, 'UsageQueueUrl', { value: this.usageQueue.queueUrl });
    this.trackQueue = trackQueue(this);
    const platform = { ...props, usageQueue: this.usageQueue, trackQueue: this.trackQueue };
    meteringWork(this, platform);
    analyticsWork(this, props);
    productAnalyticsWork(this, platform);
  }
}
