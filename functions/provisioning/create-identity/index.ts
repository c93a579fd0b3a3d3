import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig, throttledConfig, unrepeatedConfig } from '../../../adapters/aws/sdk-config.ts';
import { CognitoTenantPools } from '../../../adapters/cognito/cognito-tenant-pools.ts';
import { settingsVersionOf } from '../../../adapters/cognito/tenant-pool-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoFirstPasswords } from '../../../adapters/dynamodb/provisioning/dynamo-first-passwords.ts';
import { DynamoPoolStock } from '../../../adapters/dynamodb/provisioning/dynamo-pool-stock.ts';
import { DynamoPoolRegistrations } from '../../../adapters/dynamodb/provisioning/dynamo-pool-registrations.ts';
import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { KmsAdminPasswordDecrypter } from '../../../adapters/kms/kms-admin-password-decrypter.ts';
import { createIdentity } from '../../../core/provisioning/create-identity.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { mailSenderOf } from '../../../core/platform-config/mail-sender-of.ts';
import { stepFunction } from '../step-function.ts';
import { createIdentityEnv } from './env.ts';

const { CONTROL_TABLE_NAME, SECRETS_KEY_ARN, SES_IDENTITY_ARN, STAGE } = readEnv(createIdentityEnv);
const { fromAddress } = mailSenderOf(bundledPlatformConfig());
const sender = { fromAddress, identityArn: SES_IDENTITY_ARN };
const documentClient = documents();
const ports = stepPorts(CONTROL_TABLE_NAME, documentClient);

export const handler = stepFunction(
  ports,
  createIdentity({
    pools: new CognitoTenantPools({
      // All tenants share Cognito's quotas: a throttle is met by waiting.
      client: new CognitoIdentityProviderClient(throttledConfig),
      onceClient: new CognitoIdentityProviderClient(unrepeatedConfig),
      stage: STAGE,
      sender,
    }),
    stock: new DynamoPoolStock(documentClient, CONTROL_TABLE_NAME),
    stockVersion: settingsVersionOf(sender),
    now: ports.now,
    registrations: new DynamoPoolRegistrations(documentClient, CONTROL_TABLE_NAME),
    passwords: new DynamoFirstPasswords(
      {
        documents: documentClient,
        decrypter: new KmsAdminPasswordDecrypter(new KMSClient(sdkConfig), SECRETS_KEY_ARN),
        now: ports.now,
      },
      CONTROL_TABLE_NAME,
    ),
  }),
);
