import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { CognitoPoolOwners } from '../../../adapters/cognito/cognito-pool-owners.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoOwnerMemberships } from '../../../adapters/dynamodb/members/dynamo-owner-memberships.ts';
import { DynamoAdminCorrections } from '../../../adapters/dynamodb/provisioning/dynamo-admin-corrections.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantEvents } from '../../../adapters/dynamodb/tenants/dynamo-tenant-events.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { platformMailer } from '../../../adapters/channels/platform-mailer.ts';
import { ownerRestoredMail } from '../../../core/mail/templates/owner-restored.ts';
import { welcomeMail } from '../../../core/mail/templates/welcome.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { restoreOwnerContract } from '../restore-owner-contract.ts';
import { correctAdminOperation } from './correct-admin.ts';
import { restoreOwnerEnv } from './env.ts';
import { restoreOwnerOperation } from './restore-owner.ts';

const env = readEnv(restoreOwnerEnv);
const { CONTROL_TABLE_NAME } = env;
const config = bundledPlatformConfig();
const controlPlane = documents();

const mailSettings = platformMailSettings(config, env);
const ports = {
  tenants: new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME),
  events: new DynamoTenantEvents(controlPlane, CONTROL_TABLE_NAME),
  owners: new CognitoPoolOwners(new CognitoIdentityProviderClient(sdkConfig)),
  memberships: new DynamoOwnerMemberships(controlPlane, CONTROL_TABLE_NAME),
  corrections: new DynamoAdminCorrections(controlPlane, CONTROL_TABLE_NAME),
  mailer: platformMailer(config, env),
  compose: ownerRestoredMail.compose(mailSettings),
  composeWelcome: welcomeMail.compose(mailSettings),
  now: () => new Date(),
};

export const handler = apiHandler<'tenants/restore-owner'>(
  restoreOwnerContract,
  {
    restoreOwner: restoreOwnerOperation(ports),
    correctAdmin: correctAdminOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
