import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { DynamoAccountMails } from '../../../adapters/dynamodb/identity/dynamo-account-mails.ts';
import { ownerAddresses } from '../../../adapters/dynamodb/members/owner-addresses.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { paymentNoticeMail } from '../../../core/mail/templates/payment-notice.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onPaymentNoticeEnv } from './env.ts';
import { consumedEvents, onPaymentNotice } from './on-payment-notice.ts';

const env = readEnv(onPaymentNoticeEnv);
const { CONTROL_TABLE_NAME } = env;
const table = documents();
const settings = platformMailSettings(bundledPlatformConfig(), env);

export const handler = eventConsumer(
  {
    consumptions: new DynamoConsumptions(table, CONTROL_TABLE_NAME, 'billing/on-payment-notice'),
    now: () => new Date(),
  },
  consumedEvents,
  onPaymentNotice({
    tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
    ownersOf: (userPoolId) => ownerAddresses(table, CONTROL_TABLE_NAME, userPoolId),
    mails: new DynamoAccountMails(table, CONTROL_TABLE_NAME),
    compose: paymentNoticeMail.compose(settings),
  }),
);
