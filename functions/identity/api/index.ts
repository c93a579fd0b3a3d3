import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { CognitoSignInProvider } from '../../../adapters/cognito/cognito-sign-in-provider.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoSignInChallenges } from '../../../adapters/dynamodb/identity/dynamo-sign-in-challenges.ts';
import { DynamoSignInRegistry } from '../../../adapters/dynamodb/identity/dynamo-sign-in-registry.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { identityContract } from '../contract.ts';
import { createSessionOperation } from './create-session.ts';
import { endSessionOperation } from './end-session.ts';
import { identityApiEnv } from './env.ts';
import { refreshSessionOperation } from './refresh-session.ts';
import { showMeOperation } from './show-me.ts';

const { CONTROL_TABLE_NAME, OPERATOR_USER_POOL_ID, OPERATOR_CLIENT_ID } = readEnv(identityApiEnv);
const controlPlane = documents();

const ports = {
  tenants: new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME),
  challenges: new DynamoSignInChallenges(controlPlane, CONTROL_TABLE_NAME),
  registry: new DynamoSignInRegistry(new DynamoDBClient(sdkConfig), CONTROL_TABLE_NAME),
  provider: new CognitoSignInProvider(new CognitoIdentityProviderClient(sdkConfig)),
  operatorPool: { userPoolId: OPERATOR_USER_POOL_ID, clientId: OPERATOR_CLIENT_ID },
  plans: bundledPlatformConfig().plans,
  now: () => new Date(),
};

export const handler = apiHandler<'identity/api'>(identityContract, {
  createSession: createSessionOperation(ports),
  refreshSession: refreshSessionOperation(ports),
  endSession: endSessionOperation(ports),
  showMe: showMeOperation(ports),
});
