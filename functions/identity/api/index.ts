import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { CognitoSignInProvider } from '../../../adapters/cognito/cognito-sign-in-provider.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoAccountMails } from '../../../adapters/dynamodb/identity/dynamo-account-mails.ts';
import { DynamoAttemptCounter } from '../../../adapters/dynamodb/identity/dynamo-attempt-counter.ts';
import { DynamoKnownDevices } from '../../../adapters/dynamodb/identity/dynamo-known-devices.ts';
import { DynamoSecondFactors } from '../../../adapters/dynamodb/identity/dynamo-second-factors.ts';
import { DynamoSignInChallenges } from '../../../adapters/dynamodb/identity/dynamo-sign-in-challenges.ts';
import { DynamoSignInRegistry } from '../../../adapters/dynamodb/identity/dynamo-sign-in-registry.ts';
import { DynamoTenantPolicies } from '../../../adapters/dynamodb/identity/dynamo-tenant-policies.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { DynamoRateCounters } from '../../../adapters/dynamodb/usage/dynamo-rate-counters.ts';
import { EncryptedSignInProvider } from '../../../adapters/kms/encrypted-sign-in-provider.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { SqsUsageQueue } from '../../../adapters/sqs/sqs-usage-queue.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { identityContract } from '../contract.ts';
import { createSessionOperation } from './create-session.ts';
import { endSessionOperation } from './end-session.ts';
import { identityApiEnv } from './env.ts';
import { refreshSessionOperation } from './refresh-session.ts';
import { showEntitlementsOperation } from './show-entitlements.ts';
import { showLimitsOperation } from './show-limits.ts';
import { showMeOperation } from './show-me.ts';
import { tellActive } from './tell-active.ts';

const settings = readEnv(identityApiEnv);
const edgeSettings = readEnv(edgeEnv);
const { CONTROL_TABLE_NAME } = settings;
const controlPlane = documents();
const config = bundledPlatformConfig();

const ports = {
  tenants: new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME),
  challenges: new DynamoSignInChallenges(controlPlane, CONTROL_TABLE_NAME),
  registry: new DynamoSignInRegistry(new DynamoDBClient(sdkConfig), CONTROL_TABLE_NAME),
  devices: new DynamoKnownDevices(controlPlane, CONTROL_TABLE_NAME),
  factors: new DynamoSecondFactors(controlPlane, CONTROL_TABLE_NAME),
  mails: new DynamoAccountMails(controlPlane, CONTROL_TABLE_NAME),
  attempts: new DynamoAttemptCounter(controlPlane, CONTROL_TABLE_NAME),
  provider: new EncryptedSignInProvider({
    provider: new CognitoSignInProvider(new CognitoIdentityProviderClient(sdkConfig)),
    kms: new KMSClient(sdkConfig),
    keyArn: settings.SECRETS_KEY_ARN,
  }),
  policies: new DynamoTenantPolicies(controlPlane, CONTROL_TABLE_NAME),
  operatorPool: {
    userPoolId: settings.OPERATOR_USER_POOL_ID,
    clientId: settings.OPERATOR_CLIENT_ID,
  },
  counters: new DynamoRateCounters(controlPlane, edgeSettings.USAGE_TABLE_NAME, 1_000),
  rateLimits: config.limits.api,
  plans: config.plans,
  platformName: config.name,
  tellActive: tellActive({
    queue: new SqsUsageQueue(settings.USAGE_QUEUE_URL),
    now: () => new Date(),
  }),
  now: () => new Date(),
};

export const handler = apiHandler<'identity/api'>(
  identityContract,
  {
    createSession: createSessionOperation(ports),
    refreshSession: refreshSessionOperation(ports),
    endSession: endSessionOperation(ports),
    showMe: showMeOperation(),
    showLimits: showLimitsOperation(ports),
    showEntitlements: showEntitlementsOperation(ports),
  },
  edgePorts(edgeSettings),
);
