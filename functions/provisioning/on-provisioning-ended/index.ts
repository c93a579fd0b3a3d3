import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { platformMailer } from '../../../adapters/channels/platform-mailer.ts';
import { provisioningEndedMail } from '../../../core/mail/templates/provisioning-ended.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onProvisioningEndedEnv } from './env.ts';
import { consumedEvents, tellOperators } from './tell-operators.ts';

const env = readEnv(onProvisioningEndedEnv);
const { CONTROL_TABLE_NAME } = env;
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
    mailer: platformMailer(config, env),
    compose: provisioningEndedMail.compose(platformMailSettings(config, env)),
    operators: config.services.notification.operators,
  }),
);
