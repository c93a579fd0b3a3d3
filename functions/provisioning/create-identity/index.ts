import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig, throttledConfig, unrepeatedConfig } from '../../../adapters/aws/sdk-config.ts';
import { CognitoTenantPools } from '../../../adapters/cognito/cognito-tenant-pools.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoFirstPasswords } from '../../../adapters/dynamodb/provisioning/dynamo-first-passwords.ts';
import { DynamoPoolRegistrations } from '../../../adapters/dynamodb/provisioning/dynamo-pool-registrations.ts';
import { DynamoProvisioningRegistry } from '../../../adapters/dynamodb/provisioning/dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { KmsAdminPasswordDecrypter } from '../../../adapters/kms/kms-admin-password-decrypter.ts';
import { createIdentity } from '../../../core/provisioning/create-identity.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { sesServiceOf } from '../../../core/platform-config/ses-service-of.ts';
import { stepFunction } from '../step-function.ts';
import { createIdentityEnv } from './env.ts';

const { CONTROL_TABLE_NAME, SECRETS_KEY_ARN, SES_IDENTITY_ARN, STAGE } = readEnv(createIdentityEnv);
const { fromAddress } = sesServiceOf(bundledPlatformConfig());
const documentClient = documents();
const now = () => new Date();

export const handler = stepFunction(
  {
    tenants: new DynamoProvisioningRegistry(documentClient, CONTROL_TABLE_NAME),
    ledger: new DynamoStepLedger(documentClient, CONTROL_TABLE_NAME),
    now,
  },
  createIdentity({
    pools: new CognitoTenantPools({
      // All tenants share Cognito's quotas: a throttle is met by waiting.
      client: new CognitoIdentityProviderClient(throttledConfig),
      onceClient: new CognitoIdentityProviderClient(unrepeatedConfig),
      stage: STAGE,
      sender: { fromAddress, identityArn: SES_IDENTITY_ARN },
    }),
    registrations: new DynamoPoolRegistrations(documentClient, CONTROL_TABLE_NAME),
    passwords: new DynamoFirstPasswords(
      {
        documents: documentClient,
        decrypter: new KmsAdminPasswordDecrypter(new KMSClient(sdkConfig), SECRETS_KEY_ARN),
        now,
      },
      CONTROL_TABLE_NAME,
    ),
  }),
);
