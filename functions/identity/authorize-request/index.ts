import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { refusalLog } from '../../../adapters/dynamodb/audit/refusal-log.ts';
import { DynamoSignInRegistry } from '../../../adapters/dynamodb/identity/dynamo-sign-in-registry.ts';
import { CognitoTokenVerifier } from '../../../adapters/jwt/cognito-token-verifier.ts';
import { SecretsManagerOriginSecret } from '../../../adapters/secrets-manager/secrets-manager-origin-secret.ts';
import { NotedKeyUses } from '../../../core/identity/noted-key-uses.ts';
import { RememberedSessions } from '../../../core/identity/remembered-sessions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';
import { createHandler } from './authorize-request.ts';
import { authorizeRequestEnv } from './env.ts';

const settings = readEnv(authorizeRequestEnv);
const { CONTROL_TABLE_NAME, OPERATOR_USER_POOL_ID, OPERATOR_CLIENT_ID, ORIGIN_SECRET_ID } =
  settings;

const registry = new DynamoSignInRegistry(new DynamoDBClient(sdkConfig), CONTROL_TABLE_NAME);

export const handler = createHandler({
  registry: new RememberedSessions(registry),
  keyUses: new NotedKeyUses(registry, (error) =>
    logger.warn(LOG.keyUseNotNoted, { error: error as Error }),
  ),
  tokens: new CognitoTokenVerifier(),
  cell: settings.CELL,
  origin:
    ORIGIN_SECRET_ID === null
      ? null
      : new SecretsManagerOriginSecret(new SecretsManagerClient(sdkConfig), {
          secretId: ORIGIN_SECRET_ID,
        }),
  plans: bundledPlatformConfig().plans,
  refusals: refusalLog({ CONTROL_TABLE_NAME }),
  operatorPool: { userPoolId: OPERATOR_USER_POOL_ID, clientId: OPERATOR_CLIENT_ID },
});
