import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { DynamoAccountMails } from '../../../adapters/dynamodb/identity/dynamo-account-mails.ts';
import { ownerAddresses } from '../../../adapters/dynamodb/members/owner-addresses.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { webhookDisabledMail } from '../../../core/mail/templates/webhook-disabled.ts';
import { webhookFailingMail } from '../../../core/mail/templates/webhook-failing.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onEndpointTroubleEnv } from './env.ts';
import { consumedEvents, onEndpointTrouble } from './on-endpoint-trouble.ts';

const PATH = 'webhooks/on-endpoint-trouble';
const env = readEnv(onEndpointTroubleEnv);
const { CONTROL_TABLE_NAME } = env;
const table = documents();
const settings = platformMailSettings(bundledPlatformConfig(), env);

export const handler = eventConsumer(
  {
    consumptions: new DynamoConsumptions(table, CONTROL_TABLE_NAME, PATH),
    now: () => new Date(),
  },
  consumedEvents,
  onEndpointTrouble({
    tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
    ownersOf: (userPoolId) => ownerAddresses(table, CONTROL_TABLE_NAME, userPoolId),
    mails: new DynamoAccountMails(table, CONTROL_TABLE_NAME),
    composeFailing: webhookFailingMail.compose(settings),
    composeDisabled: webhookDisabledMail.compose(settings),
  }),
);
