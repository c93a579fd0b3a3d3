import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { CognitoPoolOwners } from '../../../adapters/cognito/cognito-pool-owners.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { tenantMail } from '../../../adapters/channels/tenant-mail.ts';
import { welcomeMail } from '../../../core/mail/templates/welcome.ts';
import { sendWelcomeEmail } from '../../../core/provisioning/send-welcome-email.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { logUnheeded } from '../../notifications/log-unheeded.ts';
import { stepFunction } from '../step-function.ts';
import { sendWelcomeEmailEnv } from './env.ts';

const env = readEnv(sendWelcomeEmailEnv);
const { CONTROL_TABLE_NAME } = env;
const config = bundledPlatformConfig();
const controlPlane = documents();

export const handler = stepFunction(
  stepPorts(CONTROL_TABLE_NAME, controlPlane),
  sendWelcomeEmail({
    owners: new CognitoPoolOwners(new CognitoIdentityProviderClient(sdkConfig)),
    ...tenantMail(config, env, {
      tenants: new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME),
      onError: logUnheeded,
    }),
    compose: welcomeMail.compose(platformMailSettings(config, env)),
  }),
);
