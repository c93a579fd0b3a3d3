import { setTimeout as pause } from 'node:timers/promises';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { throttledConfig, unrepeatedConfig } from '../../../adapters/aws/sdk-config.ts';
import { CognitoReadyPools } from '../../../adapters/cognito/cognito-ready-pools.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoPoolStock } from '../../../adapters/dynamodb/provisioning/dynamo-pool-stock.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { mailSenderOf } from '../../../core/platform-config/mail-sender-of.ts';
import { refillPoolStock } from '../../../core/provisioning/refill-pool-stock.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { refillPoolStockEnv } from './env.ts';

const { CONTROL_TABLE_NAME, SES_IDENTITY_ARN, STAGE } = readEnv(refillPoolStockEnv);
const config = bundledPlatformConfig();
const { fromAddress } = mailSenderOf(config);

const ports = {
  stock: new DynamoPoolStock(documents(), CONTROL_TABLE_NAME),
  pools: new CognitoReadyPools({
    client: new CognitoIdentityProviderClient(throttledConfig),
    onceClient: new CognitoIdentityProviderClient(unrepeatedConfig),
    stage: STAGE,
    sender: { fromAddress, identityArn: SES_IDENTITY_ARN },
  }),
  settings: config.onboarding.poolStock,
  now: () => new Date(),
  pause,
};

/** Each minute: user pools are ready before tenants come. */
export const handler = scheduledFunction(
  { log: { done: LOG.poolStockRefilled, failed: LOG.poolStockFailed }, now: ports.now },
  ({ deadline, onError }) => refillPoolStock({ ...ports, onError }, deadline),
);
