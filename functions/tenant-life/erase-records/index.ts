import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { S3Client } from '@aws-sdk/client-s3';
import { sdkConfig, throttledConfig, unrepeatedConfig } from '../../../adapters/aws/sdk-config.ts';
import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { CognitoTenantPools } from '../../../adapters/cognito/cognito-tenant-pools.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoBillingAccounts } from '../../../adapters/dynamodb/billing/dynamo-billing-accounts.ts';
import { DynamoCompletions } from '../../../adapters/dynamodb/erasure/dynamo-completions.ts';
import { platformRemains, platformStores } from '../../../adapters/erasure/platform-stores.ts';
import { DynamoAccountMails } from '../../../adapters/dynamodb/identity/dynamo-account-mails.ts';
import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { ownerAddresses } from '../../../adapters/dynamodb/members/owner-addresses.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { parseJob } from '../../../core/jobs/job.ts';
import { tenantErasedMail } from '../../../core/mail/templates/tenant-erased.ts';
import { mailSenderOf } from '../../../core/platform-config/mail-sender-of.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eraseRecordsEnv } from './env.ts';
import { eraseRecordsHandler } from './erase-records.ts';

const settings = readEnv(eraseRecordsEnv);
const { CONTROL_TABLE_NAME: tableName, STAGE: stage } = settings;
const table = { documents: documents(), tableName };
const config = bundledPlatformConfig();
const now = () => new Date();

const places = {
  documents: table.documents,
  s3: new S3Client(sdkConfig),
  pools: new CognitoTenantPools({
    client: new CognitoIdentityProviderClient(throttledConfig),
    onceClient: new CognitoIdentityProviderClient(unrepeatedConfig),
    stage,
    sender: {
      fromAddress: mailSenderOf(config).fromAddress,
      identityArn: settings.SES_IDENTITY_ARN,
    },
  }),
  settings,
  appDomain: config.appDomain,
  now,
};

export const handler = eraseRecordsHandler({
  accounts: new DynamoBillingAccounts({ ...table, now }),
  jobs: new DynamoJobRepository(table, parseJob),
  tenants: new DynamoTenantFinder(table.documents, tableName),
  ownersOf: (userPoolId) => ownerAddresses(table.documents, tableName, userPoolId),
  mails: new DynamoAccountMails(table.documents, tableName),
  compose: tenantErasedMail.compose(platformMailSettings(config, settings)),
  completions: new DynamoCompletions(table),
  stores: platformStores(places),
  swept: platformRemains(places),
  now,
});
