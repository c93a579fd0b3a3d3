import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoAttemptRegistry } from '../../adapters/dynamodb/provisioning/dynamo-attempt-registry.ts';
import { DynamoProvisioningRegistry } from '../../adapters/dynamodb/provisioning/dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from '../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { DynamoTenantDirectory } from '../../adapters/dynamodb/provisioning/dynamo-tenant-directory.ts';
import { DynamoTenantRegistry } from '../../adapters/dynamodb/tenants/dynamo-tenant-registry.ts';
import { toTenantItem } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import { tenantProvisioningFailed } from '../../core/tenants/tenant-events.ts';
import { asRoot } from '../support/local-cloud.ts';
import { emptyControlTable } from '../support/tenants/control-table.ts';
import { describeTenantRegistry } from './tenant-registry-suite.ts';
import { OPERATOR } from '../support/tenants/tenants-api.ts';

describeTenantRegistry('DynamoTenantRegistry', async () => {
  const dynamo = new DynamoDBClient(asRoot());
  const marshallOptions = { removeUndefinedValues: true };
  const documents = DynamoDBDocumentClient.from(dynamo, { marshallOptions });
  const tableName = await emptyControlTable(dynamo);
  const provisioning = new DynamoProvisioningRegistry(documents, tableName);
  return {
    registry: new DynamoTenantRegistry(documents, tableName),
    attempts: new DynamoAttemptRegistry(documents, tableName),
    directory: new DynamoTenantDirectory(documents, tableName),
    ledger: new DynamoStepLedger(documents, tableName),
    recordFailure: async (tenant, failure) => {
      const occasion = { time: failure.failedAt, actor: OPERATOR };
      const event = tenantProvisioningFailed({ ...tenant, failure }, occasion);
      const { id: tenantId, attempt } = tenant;
      await provisioning.recordFailure({ tenantId, attempt, failure, event });
    },
    activate: async (tenant) => {
      const active = { ...tenant, state: 'active', version: tenant.version + 1 } as const;
      const item = { ...toTenantItem(active), activatedAt: new Date().toISOString() };
      await documents.send(new PutCommand({ TableName: tableName, Item: item }));
    },
  };
});
