import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { DnsNameLookup } from '../../../adapters/dns/dns-name-lookup.ts';
import { DynamoFirstKeySecrets } from '../../../adapters/dynamodb/provisioning/dynamo-first-key-secrets.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { provisioningContract } from '../contract.ts';
import { provisioningApiEnv } from './env.ts';
import { showOnboardingOperation } from './show-onboarding.ts';

const { CONTROL_TABLE_NAME, SECRETS_KEY_ARN } = readEnv(provisioningApiEnv);
const controlPlane = documents();

export const handler = apiHandler<'provisioning/api'>(
  provisioningContract,
  {
    showOnboarding: showOnboardingOperation({
      tenants: new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME),
      ledger: new DynamoStepLedger(controlPlane, CONTROL_TABLE_NAME),
      secrets: new DynamoFirstKeySecrets({
        ...{ documents: controlPlane, tableName: CONTROL_TABLE_NAME, now: () => new Date() },
        ...{ kms: new KMSClient(sdkConfig), keyArn: SECRETS_KEY_ARN },
      }),
      lookup: new DnsNameLookup(),
    }),
  },
  edgePorts(readEnv(edgeEnv)),
);
