import { S3Client } from '@aws-sdk/client-s3';
import type { RawUsageLog } from '../../core/metering/raw-usage-log.ts';
import type { EventSinkService } from '../../core/platform-config/platform-config.ts';
import { allEnded } from '../../kit/all-ended.ts';
import { sdkConfig } from '../aws/sdk-config.ts';
import { outboundTo } from '../channels/outbound-to.ts';
import { stageSecrets } from '../channels/stage-secrets.ts';
import { S3EventLake } from '../s3/s3-event-lake.ts';
import { SegmentEventSink } from '../segment/segment-event-sink.ts';

/** Where tracked events go, one by one, once they are counted. */
type EventSink = Pick<RawUsageLog, 'append'>;

type Settings = { readonly ANALYTICS_BUCKET_NAME: string; readonly STAGE: string };

export const eventSinks = (services: readonly EventSinkService[], settings: Settings): EventSink =>
  toAll(services.map((service) => sinkOf(service, settings)));

/**
 * Hands events to each, whatever becomes of the others. Throws where one did not take them: all are handed to all
 * again, and a sink that has them keeps them once.
 */
export const toAll = (sinks: readonly EventSink[]): EventSink => ({
  append: async (tenantId, events) => {
    await allEnded(sinks.map((sink) => sink.append(tenantId, events)));
  },
});

function sinkOf(service: EventSinkService, settings: Settings): EventSink {
  const { ANALYTICS_BUCKET_NAME, STAGE } = settings;
  if (service.provider === 's3')
    return new S3EventLake(new S3Client(sdkConfig), ANALYTICS_BUCKET_NAME);
  const { url: apiUrl, writeKey } = service;
  return new SegmentEventSink({
    ...{ http: outboundTo(apiUrl), secrets: stageSecrets(STAGE), apiUrl },
    writeKeyName: writeKey.secretName,
  });
}
