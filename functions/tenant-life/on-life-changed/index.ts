import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { DynamoAccountMails } from '../../../adapters/dynamodb/identity/dynamo-account-mails.ts';
import { ownerAddresses } from '../../../adapters/dynamodb/members/owner-addresses.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { tenantEraseApproachingMail } from '../../../core/mail/templates/tenant-erase-approaching.ts';
import { tenantExportedMail } from '../../../core/mail/templates/tenant-exported.ts';
import { tenantImportedMail } from '../../../core/mail/templates/tenant-imported.ts';
import { tenantPlanChangedMail } from '../../../core/mail/templates/tenant-plan-changed.ts';
import { tenantRestoredMail } from '../../../core/mail/templates/tenant-restored.ts';
import { tenantResumedMail } from '../../../core/mail/templates/tenant-resumed.ts';
import { tenantSuspendedMail } from '../../../core/mail/templates/tenant-suspended.ts';
import { tenantTerminatedMail } from '../../../core/mail/templates/tenant-terminated.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onLifeChangedEnv } from './env.ts';
import { consumedEvents, onLifeChanged } from './on-life-changed.ts';

const env = readEnv(onLifeChangedEnv);
const { CONTROL_TABLE_NAME } = env;
const table = documents();
const config = bundledPlatformConfig();
const settings = platformMailSettings(config, env);

export const handler = eventConsumer(
  {
    consumptions: new DynamoConsumptions(table, CONTROL_TABLE_NAME, 'tenant-life/on-life-changed'),
    now: () => new Date(),
  },
  consumedEvents,
  onLifeChanged({
    tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
    ownersOf: (userPoolId) => ownerAddresses(table, CONTROL_TABLE_NAME, userPoolId),
    mails: new DynamoAccountMails(table, CONTROL_TABLE_NAME),
    compose: {
      suspended: tenantSuspendedMail.compose(settings),
      resumed: tenantResumedMail.compose(settings),
      planChanged: tenantPlanChangedMail.compose(settings),
      terminated: tenantTerminatedMail.compose(settings),
      restored: tenantRestoredMail.compose(settings),
      exported: tenantExportedMail.compose(settings),
      imported: tenantImportedMail.compose(settings),
      eraseApproaching: tenantEraseApproachingMail.compose(settings),
    },
    plans: config.plans,
  }),
);
