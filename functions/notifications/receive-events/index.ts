import { apiAddress } from '../../../adapters/aws/api-address.ts';
import { sendGridEventsOf, twilioCallbacksOf } from '../../../adapters/channels/maker-events.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { SqsNoticeQueue } from '../../../adapters/sqs/sqs-notice-queue.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { makerEventsContract } from '../maker-events-contract.ts';
import { receiveMakerEventsEnv } from './env.ts';
import { receiveSendGridEvents, receiveTwilioEvent } from './receive-events.ts';

const { STAGE, API_URL, NOTICE_QUEUE_URL } = readEnv(receiveMakerEventsEnv);
const config = bundledPlatformConfig();
const ports = {
  sendGrid: sendGridEventsOf(config),
  twilio: twilioCallbacksOf(config, { STAGE, apiUrl: apiAddress(API_URL) }),
  notices: new SqsNoticeQueue(NOTICE_QUEUE_URL),
};

export const handler = apiHandler<'notifications/receive-events'>(
  makerEventsContract,
  {
    receiveSendGridEvents: receiveSendGridEvents(ports),
    receiveTwilioEvent: receiveTwilioEvent(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
