import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { meteringEnv } from '../../functions/env/metering.ts';
import type { usageQueueEnv } from '../../functions/env/usage-queue.ts';
import { controlTableSettings, usageTableSettings, type Platform } from './platform.ts';
import type { PlatformFunction, Settings } from './platform-function.ts';

type Counted = Pick<Platform, 'controlTable' | 'usageTable' | 'usageBucket'>;

export const meteringSettings = (platform: Counted): Settings<typeof meteringEnv> => ({
  ...controlTableSettings(platform),
  ...usageTableSettings(platform),
  USAGE_BUCKET_NAME: platform.usageBucket.bucketName,
});

export const usageQueueSettings = ({
  usageQueue,
}: Pick<Platform, 'usageQueue'>): Settings<typeof usageQueueEnv> => ({
  USAGE_QUEUE_URL: usageQueue.queueUrl,
});

/** Lets a function send usage to be counted; it can neither read nor take any back. */
export const grantUsageSending = (
  fn: Pick<PlatformFunction, 'grant'>,
  { usageQueue }: Pick<Platform, 'usageQueue'>,
): void => fn.grant(['sqs:SendMessage'], [usageQueue.queueArn]);

/** All events lie under one prefix; whose they are is said by the code alone, as in the tables of the control plane. */
export const grantUsageLog = (
  fn: Pick<PlatformFunction, 'grant' | 'role'>,
  bucket: IBucket,
  access: 'read' | 'append',
): void => {
  if (access === 'read') fn.grant(['s3:ListBucket'], [bucket.bucketArn]);
  fn.grant(
    [access === 'read' ? 's3:GetObject' : 's3:PutObject'],
    [bucket.arnForObjects('usage/*')],
  );
};
