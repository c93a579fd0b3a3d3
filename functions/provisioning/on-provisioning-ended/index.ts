import { unrepeatedConfig } from '../../../adapters/aws/sdk-config.ts';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { SesMailer } from '../../../adapters/ses/ses-mailer.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { sesServiceOf } from '../../../core/platform-config/ses-service-of.ts';
import { onProvisioningEndedEnv } from './env.ts';
import { consumedEvents, tellOperators } from './tell-operators.ts';

const { CONTROL_TABLE_NAME } = readEnv(onProvisioningEndedEnv);
const config = bundledPlatformConfig();

export const handler = eventConsumer(
  {
    consumptions: new DynamoConsumptions(
      documents(),
      CONTROL_TABLE_NAME,
      'provisioning/on-provisioning-ended',
    ),
    now: () => new Date(),
  },
  consumedEvents,
  tellOperators({
    mailer: new SesMailer(new SESv2Client(unrepeatedConfig), sesServiceOf(config)),
    platformName: config.name,
    operators: config.services.notification.operators,
  }),
);
