import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { platformMailer } from '../../../adapters/channels/platform-mailer.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { platformAlertMail } from '../../../core/mail/templates/platform-alert.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onPlatformAlertEnv } from './env.ts';
import { consumedEvents, onPlatformAlert } from './on-platform-alert.ts';

const PATH = 'product-analytics/on-platform-alert';
const env = readEnv(onPlatformAlertEnv);
const { CONTROL_TABLE_NAME } = env;
const config = bundledPlatformConfig();

export const handler = eventConsumer(
  {
    consumptions: new DynamoConsumptions(documents(), CONTROL_TABLE_NAME, PATH),
    now: () => new Date(),
  },
  consumedEvents,
  onPlatformAlert({
    mailer: platformMailer(config, env),
    compose: platformAlertMail.compose(platformMailSettings(config, env)),
    operators: config.services.notification.operators,
  }),
);
