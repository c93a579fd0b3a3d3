import { Validations } from 'aws-cdk-lib';
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

/** The bucket is of another stack: the name of its export is all that is known here. */
const LOG_EXPORT = 'ExportsOutputFnGetAttUsageLogBucket5D6FF4BDArn2EBFF7DB';

/** Whose events are read or written is said by the code alone, as with the tables of the control plane. */
export function grantUsageLog(
  fn: Pick<PlatformFunction, 'grant' | 'role'>,
  { stage, usageBucket }: Pick<Platform, 'stage' | 'usageBucket'>,
  access: 'read' | 'append',
): void {
  if (access === 'read') fn.grant(['s3:ListBucket'], [usageBucket.bucketArn]);
  const action = access === 'read' ? 's3:GetObject' : 's3:PutObject';
  fn.grant([action], [usageBucket.arnForObjects('usage/*')]);
  Validations.of(fn.role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::freehold-${stage.name}-data:${LOG_EXPORT}/usage/*]`,
    reason: 'All tenants’ events, which lie under that prefix; the bucket holds nothing else.',
  });
}
