import { apiAddress } from '../../../adapters/aws/api-address.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { platformMailer } from '../../../adapters/channels/platform-mailer.ts';
import { provisioningEndedMail } from '../../../core/mail/templates/provisioning-ended.ts';
import { mailSettingsOf } from '../../../core/platform-config/mail-settings-of.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onProvisioningEndedEnv } from './env.ts';
import { consumedEvents, tellOperators } from './tell-operators.ts';

const env = readEnv(onProvisioningEndedEnv);
const { CONTROL_TABLE_NAME, API_URL } = env;
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
    compose: provisioningEndedMail.compose(mailSettingsOf(config, apiAddress(API_URL))),
    operators: config.services.notification.operators,
  }),
);
