import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoPasswordResets } from '../../../adapters/dynamodb/identity/dynamo-password-resets.ts';
import { DynamoPersonDirectory } from '../../../adapters/dynamodb/identity/dynamo-person-directory.ts';
import { DynamoAccountMails } from '../../../adapters/dynamodb/identity/dynamo-account-mails.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { platformMailer } from '../../../adapters/channels/platform-mailer.ts';
import { manyFailuresMail } from '../../../core/mail/templates/many-failures.ts';
import { newDeviceMail } from '../../../core/mail/templates/new-device.ts';
import { passwordChangedMail } from '../../../core/mail/templates/password-changed.ts';
import { passwordResetMail } from '../../../core/mail/templates/password-reset.ts';
import { secondFactorChangedMail } from '../../../core/mail/templates/second-factor-changed.ts';
import { yourTenantsMail } from '../../../core/mail/templates/your-tenants.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { sendAccountMailsEnv } from './env.ts';
import { sendAccountMailsHandler } from './send-account-mails.ts';

const env = readEnv(sendAccountMailsEnv);
const { CONTROL_TABLE_NAME } = env;
const config = bundledPlatformConfig();
const controlPlane = documents();
const settings = platformMailSettings(config, env);

export const handler = sendAccountMailsHandler({
  tenants: new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME),
  people: new DynamoPersonDirectory(controlPlane, CONTROL_TABLE_NAME),
  resets: new DynamoPasswordResets(controlPlane, CONTROL_TABLE_NAME),
  waiting: new DynamoAccountMails(controlPlane, CONTROL_TABLE_NAME),
  mailer: platformMailer(config, env),
  templates: {
    passwordReset: passwordResetMail.compose(settings),
    yourTenants: yourTenantsMail.compose(settings),
    passwordChanged: passwordChangedMail.compose(settings),
    newDevice: newDeviceMail.compose(settings),
    manyFailures: manyFailuresMail.compose(settings),
    secondFactorChanged: secondFactorChangedMail.compose(settings),
  },
});
