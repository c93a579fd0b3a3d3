import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoApiKeyRegistry } from '../../../adapters/dynamodb/api-keys/dynamo-api-key-registry.ts';
import { DynamoAuditDataKeys } from '../../../adapters/dynamodb/audit/dynamo-audit-data-keys.ts';
import { DynamoAuditLog } from '../../../adapters/dynamodb/audit/dynamo-audit-log.ts';
import { DynamoTenantPolicies } from '../../../adapters/dynamodb/identity/dynamo-tenant-policies.ts';
import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { DynamoInvitationRegistry } from '../../../adapters/dynamodb/members/dynamo-invitation-registry.ts';
import { DynamoMemberRegistry } from '../../../adapters/dynamodb/members/dynamo-member-registry.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { TenantTimeZones } from '../../../adapters/dynamodb/metering/tenant-time-zones.ts';
import { DynamoAlertRegistry } from '../../../adapters/dynamodb/product-analytics/dynamo-alert-registry.ts';
import { DynamoAnalyticsSettings } from '../../../adapters/dynamodb/product-analytics/dynamo-analytics-settings.ts';
import { DynamoRoleRegistry } from '../../../adapters/dynamodb/roles/dynamo-role-registry.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { DynamoWebhookEndpoints } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-endpoints.ts';
import { KmsPersonalDataCipher } from '../../../adapters/kms/kms-personal-data-cipher.ts';
import { putByLink } from '../../../adapters/s3/put-by-link.ts';
import { parseJob } from '../../../core/jobs/job.ts';
import { platformReaders } from '../../../core/portability/platform-readers.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { readPlatformDataEnv } from './env.ts';
import { readPlatformDataHandler } from './read-platform-data.ts';

const settings = readEnv(readPlatformDataEnv);
const table = { documents: documents(), tableName: settings.CONTROL_TABLE_NAME };
const tenants = new DynamoTenantFinder(table.documents, table.tableName);
const now = () => new Date();

export const handler = readPlatformDataHandler({
  jobs: new DynamoJobRepository(table, parseJob),
  tenants,
  readers: platformReaders({
    policies: new DynamoTenantPolicies(table.documents, table.tableName),
    members: new DynamoMemberRegistry(table.documents, table.tableName),
    invitations: new DynamoInvitationRegistry(table.documents, table.tableName),
    roles: new DynamoRoleRegistry(table.documents, table.tableName),
    apiKeys: new DynamoApiKeyRegistry(table.documents, table.tableName),
    webhookEndpoints: new DynamoWebhookEndpoints({
      documents: table.documents,
      tableName: settings.WEBHOOKS_TABLE_NAME,
    }),
    audit: {
      reader: new DynamoAuditLog(table.documents, settings.AUDIT_TABLE_NAME),
      cipher: new KmsPersonalDataCipher({
        ...{ kms: new KMSClient(sdkConfig), keyArn: settings.SECRETS_KEY_ARN, now },
        keys: new DynamoAuditDataKeys(table.documents, table.tableName),
      }),
      now,
    },
    usage: {
      meters: bundledPlatformConfig().metering.meters,
      reader: new DynamoUsageStore(table.documents, settings.USAGE_TABLE_NAME),
      timeZones: new TenantTimeZones(tenants),
    },
    analytics: {
      settings: new DynamoAnalyticsSettings(table.documents, settings.USAGE_TABLE_NAME),
      alerts: new DynamoAlertRegistry({
        ...{ documents: table.documents, usageTableName: settings.USAGE_TABLE_NAME },
        controlTableName: settings.CONTROL_TABLE_NAME,
      }),
    },
    now,
  }),
  put: putByLink,
  now,
});
