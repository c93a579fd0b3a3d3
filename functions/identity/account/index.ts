import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { CognitoSignInProvider } from '../../../adapters/cognito/cognito-sign-in-provider.ts';
import { CognitoUserCredentials } from '../../../adapters/cognito/cognito-user-credentials.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoAccountMails } from '../../../adapters/dynamodb/identity/dynamo-account-mails.ts';
import { DynamoAttemptCounter } from '../../../adapters/dynamodb/identity/dynamo-attempt-counter.ts';
import { DynamoKnownDevices } from '../../../adapters/dynamodb/identity/dynamo-known-devices.ts';
import { DynamoPasswordResets } from '../../../adapters/dynamodb/identity/dynamo-password-resets.ts';
import { DynamoPersonDirectory } from '../../../adapters/dynamodb/identity/dynamo-person-directory.ts';
import { DynamoSecondFactors } from '../../../adapters/dynamodb/identity/dynamo-second-factors.ts';
import { DynamoSignInChallenges } from '../../../adapters/dynamodb/identity/dynamo-sign-in-challenges.ts';
import { DynamoTenantPolicies } from '../../../adapters/dynamodb/identity/dynamo-tenant-policies.ts';
import { DynamoUserAccounts } from '../../../adapters/dynamodb/identity/dynamo-user-accounts.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { EncryptedSignInProvider } from '../../../adapters/kms/encrypted-sign-in-provider.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { accountContract } from '../account-contract.ts';
import { changePasswordOperation } from './change-password.ts';
import { accountEnv } from './env.ts';
import {
  endOneSessionOperation,
  endOtherSessionsOperation,
  listSessionsOperation,
} from './my-sessions.ts';
import { discoverTenantsOperation, listMyTenantsOperation } from './my-tenants.ts';
import {
  completePasswordResetOperation,
  requestPasswordResetOperation,
} from './password-resets.ts';
import { getPolicyOperation, replacePolicyOperation } from './policy.ts';
import {
  beginSecondFactorOperation,
  confirmSecondFactorOperation,
  makeRecoveryCodesOperation,
  recoverAccountOperation,
  removeSecondFactorOperation,
  showSecondFactorOperation,
} from './second-factor.ts';
import { updateMeOperation } from './update-me.ts';

const settings = readEnv(accountEnv);
const { CONTROL_TABLE_NAME } = settings;
const controlPlane = documents();
const cognito = new CognitoIdentityProviderClient(sdkConfig);

const ports = {
  tenants: new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME),
  people: new DynamoPersonDirectory(controlPlane, CONTROL_TABLE_NAME),
  accounts: new DynamoUserAccounts(controlPlane, CONTROL_TABLE_NAME),
  attempts: new DynamoAttemptCounter(controlPlane, CONTROL_TABLE_NAME),
  devices: new DynamoKnownDevices(controlPlane, CONTROL_TABLE_NAME),
  mails: new DynamoAccountMails(controlPlane, CONTROL_TABLE_NAME),
  resets: new DynamoPasswordResets(controlPlane, CONTROL_TABLE_NAME),
  credentials: new CognitoUserCredentials(cognito),
  provider: new EncryptedSignInProvider({
    provider: new CognitoSignInProvider(cognito),
    kms: new KMSClient(sdkConfig),
    keyArn: settings.SECRETS_KEY_ARN,
  }),
  operatorPool: {
    userPoolId: settings.OPERATOR_USER_POOL_ID,
    clientId: settings.OPERATOR_CLIENT_ID,
  },
  challenges: new DynamoSignInChallenges(controlPlane, CONTROL_TABLE_NAME),
  factors: new DynamoSecondFactors(controlPlane, CONTROL_TABLE_NAME),
  policies: new DynamoTenantPolicies(controlPlane, CONTROL_TABLE_NAME),
  platformName: bundledPlatformConfig().name,
  now: () => new Date(),
};

export const handler = apiHandler<'identity/account'>(
  accountContract,
  {
    updateMe: updateMeOperation(ports),
    changePassword: changePasswordOperation(ports),
    listSessions: listSessionsOperation(ports),
    endOtherSessions: endOtherSessionsOperation(ports),
    endOneSession: endOneSessionOperation(ports),
    listMyTenants: listMyTenantsOperation(ports),
    discoverTenants: discoverTenantsOperation(ports),
    requestPasswordReset: requestPasswordResetOperation(ports),
    completePasswordReset: completePasswordResetOperation(ports),
    recoverAccount: recoverAccountOperation(ports),
    showSecondFactor: showSecondFactorOperation(ports),
    beginSecondFactor: beginSecondFactorOperation(ports),
    confirmSecondFactor: confirmSecondFactorOperation(ports),
    removeSecondFactor: removeSecondFactorOperation(ports),
    makeRecoveryCodes: makeRecoveryCodesOperation(ports),
    getPolicy: getPolicyOperation(ports),
    replacePolicy: replacePolicyOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
