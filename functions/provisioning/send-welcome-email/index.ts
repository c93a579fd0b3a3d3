import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { apiAddress } from '../../../adapters/aws/api-address.ts';
import { sdkConfig, unrepeatedConfig } from '../../../adapters/aws/sdk-config.ts';
import { CognitoPoolOwners } from '../../../adapters/cognito/cognito-pool-owners.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { SesMailer } from '../../../adapters/ses/ses-mailer.ts';
import { sendWelcomeEmail } from '../../../core/provisioning/send-welcome-email.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { sesServiceOf } from '../../../core/platform-config/ses-service-of.ts';
import { sendWelcomeEmailEnv } from './env.ts';
import { welcomeEmail } from './welcome-email.ts';

const { CONTROL_TABLE_NAME, API_URL } = readEnv(sendWelcomeEmailEnv);
const config = bundledPlatformConfig();
const { fromAddress, fromName, supportAddress } = sesServiceOf(config);

export const handler = stepFunction(
  stepPorts(CONTROL_TABLE_NAME),
  sendWelcomeEmail({
    owners: new CognitoPoolOwners(new CognitoIdentityProviderClient(sdkConfig)),
    mailer: new SesMailer(new SESv2Client(unrepeatedConfig), {
      fromAddress,
      fromName,
      replyToAddress: supportAddress,
    }),
    compose: welcomeEmail({
      platformName: config.name,
      apiUrl: apiAddress(API_URL),
      supportAddress,
    }),
  }),
);
