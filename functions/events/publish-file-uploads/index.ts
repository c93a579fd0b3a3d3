import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { EventBridgeEventBus } from '../../../adapters/eventbridge/eventbridge-event-bus.ts';
import { fileUploadOf } from '../../../adapters/s3/file-upload.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { publishFileUploadsEnv } from './env.ts';
import { publishFileUploadsHandler } from './publish-file-uploads.ts';

const { EVENT_BUS_NAME, EVENT_BUS_REGION } = readEnv(publishFileUploadsEnv);
const client = new EventBridgeClient({ ...sdkConfig, region: EVENT_BUS_REGION });

export const handler = publishFileUploadsHandler({
  bus: new EventBridgeEventBus(client, EVENT_BUS_NAME),
  uploadOf: fileUploadOf,
});
