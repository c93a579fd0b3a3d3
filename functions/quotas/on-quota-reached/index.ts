import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { DynamoAccountMails } from '../../../adapters/dynamodb/identity/dynamo-account-mails.ts';
import { ownerAddresses } from '../../../adapters/dynamodb/members/owner-addresses.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { quotaReachedMail } from '../../../core/mail/templates/quota-reached.ts';
import { usageReachedMail } from '../../../core/mail/templates/usage-reached.ts';
import { meterNames } from '../../../core/metering/meter.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onQuotaReachedEnv } from './env.ts';
import { consumedEvents, onQuotaReached } from './on-quota-reached.ts';

const env = readEnv(onQuotaReachedEnv);
const { CONTROL_TABLE_NAME } = env;
const table = documents();
const config = bundledPlatformConfig();
const settings = platformMailSettings(config, env);

export const handler = eventConsumer(
  {
    consumptions: new DynamoConsumptions(table, CONTROL_TABLE_NAME, 'quotas/on-quota-reached'),
    now: () => new Date(),
  },
  consumedEvents,
  onQuotaReached({
    tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
    ownersOf: (userPoolId) => ownerAddresses(table, CONTROL_TABLE_NAME, userPoolId),
    mails: new DynamoAccountMails(table, CONTROL_TABLE_NAME),
    compose: quotaReachedMail.compose(settings),
    composeUsage: usageReachedMail.compose(settings),
    meterName: meterNames(config.metering.meters),
  }),
);
