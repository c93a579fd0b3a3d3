import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { apiAddress } from '../../../adapters/aws/api-address.ts';
import { sdkConfig, unrepeatedConfig } from '../../../adapters/aws/sdk-config.ts';
import { CognitoPoolOwners } from '../../../adapters/cognito/cognito-pool-owners.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantEvents } from '../../../adapters/dynamodb/tenants/dynamo-tenant-events.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { SesMailer } from '../../../adapters/ses/ses-mailer.ts';
import { sesServiceOf } from '../../../core/platform-config/ses-service-of.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { restoreOwnerContract } from '../restore-owner-contract.ts';
import { restoreOwnerEnv } from './env.ts';
import { ownerRestoredEmail } from './owner-restored-email.ts';
import { restoreOwnerOperation } from './restore-owner.ts';

const { CONTROL_TABLE_NAME, API_URL } = readEnv(restoreOwnerEnv);
const config = bundledPlatformConfig();
const { fromAddress, fromName, supportAddress } = sesServiceOf(config);
const controlPlane = documents();

export const handler = apiHandler<'tenants/restore-owner'>(restoreOwnerContract, {
  restoreOwner: restoreOwnerOperation({
    tenants: new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME),
    events: new DynamoTenantEvents(controlPlane, CONTROL_TABLE_NAME),
    owners: new CognitoPoolOwners(new CognitoIdentityProviderClient(sdkConfig)),
    mailer: new SesMailer(new SESv2Client(unrepeatedConfig), {
      fromAddress,
      fromName,
      replyToAddress: supportAddress,
    }),
    compose: ownerRestoredEmail({ platformName: config.name, apiUrl: apiAddress(API_URL) }),
    now: () => new Date(),
  }),
});
