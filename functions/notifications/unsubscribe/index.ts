import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { areWritesPaused } from '../../../adapters/dynamodb/moves/are-writes-paused.ts';
import { DynamoPreferenceStore } from '../../../adapters/dynamodb/notifications/dynamo-preference-store.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { KmsUnsubscribeTokens } from '../../../adapters/kms/kms-unsubscribe-tokens.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { unsubscribeContract } from '../unsubscribe-contract.ts';
import { unsubscribeFunctionEnv } from './env.ts';
import { showUnsubscribePage, unsubscribeOperation } from './unsubscribe-operations.ts';

const settings = readEnv(unsubscribeFunctionEnv);
const { CONTROL_TABLE_NAME, SECRETS_KEY_ARN } = settings;
const table = documents();

export const handler = apiHandler<'notifications/unsubscribe'>(
  unsubscribeContract,
  {
    showUnsubscribePage: showUnsubscribePage(),
    unsubscribe: unsubscribeOperation({
      tokens: new KmsUnsubscribeTokens(new KMSClient(sdkConfig), SECRETS_KEY_ARN),
      tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
      isPaused: (userPoolId) => areWritesPaused(table, CONTROL_TABLE_NAME, userPoolId),
      preferences: new DynamoPreferenceStore(tenantSessions(settings)),
    }),
  },
  edgePorts(readEnv(edgeEnv)),
);
