import { S3Client } from '@aws-sdk/client-s3';
import type { RawUsageLog } from '../../core/metering/raw-usage-log.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { sdkConfig } from '../aws/sdk-config.ts';
import { outboundTo } from '../channels/outbound-to.ts';
import { stageSecrets } from '../channels/stage-secrets.ts';
import { S3EventLake } from '../s3/s3-event-lake.ts';
import { SegmentEventSink } from '../segment/segment-event-sink.ts';

/** Where tracked events go, one by one, once they are counted. */
type EventSink = Pick<RawUsageLog, 'append'>;

type Settings = { readonly ANALYTICS_BUCKET_NAME: string; readonly STAGE: string };

const NONE: EventSink = { append: () => Promise.resolve() };

export function eventSink(
  analytics: PlatformConfig['services']['analytics'],
  { ANALYTICS_BUCKET_NAME, STAGE }: Settings,
): EventSink {
  if (analytics.provider === 'none') return NONE;
  if (analytics.provider === 's3') {
    return new S3EventLake(new S3Client(sdkConfig), ANALYTICS_BUCKET_NAME);
  }
  const { url: apiUrl, writeKey } = analytics;
  return new SegmentEventSink({
    ...{ http: outboundTo(apiUrl), secrets: stageSecrets(STAGE), apiUrl },
    writeKeyName: writeKey.secretName,
  });
}
