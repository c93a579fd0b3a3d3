import { S3Client } from '@aws-sdk/client-s3';
import type { RawUsageLog } from '../../core/metering/raw-usage-log.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { sdkConfig } from '../aws/sdk-config.ts';
import { S3EventLake } from '../s3/s3-event-lake.ts';

/** Where tracked events go, one by one, once they are counted. */
type EventSink = Pick<RawUsageLog, 'append'>;

const NONE: EventSink = { append: () => Promise.resolve() };

export const eventSink = (
  { provider }: PlatformConfig['services']['analytics'],
  { ANALYTICS_BUCKET_NAME }: { readonly ANALYTICS_BUCKET_NAME: string },
): EventSink =>
  provider === 's3' ? new S3EventLake(new S3Client(sdkConfig), ANALYTICS_BUCKET_NAME) : NONE;
