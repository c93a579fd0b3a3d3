import type { Construct } from 'constructs';
import { provisioningApiEnv } from '../../functions/provisioning/api/env.ts';
import { createApiKeyEnv } from '../../functions/provisioning/create-api-key/env.ts';
import { createWebhookEndpointsEnv } from '../../functions/provisioning/create-webhook-endpoints/env.ts';
import { registerDomainNameEnv } from '../../functions/provisioning/register-domain-name/env.ts';
import {
  EVENT_ATTRIBUTES,
  grantControlItems,
  grantTenantItems,
} from '../constructs/control-items.ts';
import { grantDomainNames } from '../constructs/domain-name-rights.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { grantSecretUse } from '../constructs/secret-use.ts';

/** What an owner reads of the onboarding; it may forget the first key's secret, and nothing else. */
export function provisioningApi(scope: Construct, platform: Platform) {
  const { stage, controlTable, secretsKey } = platform;
  const fn = new PlatformFunction(scope, 'ProvisioningApi', {
    stage,
    path: 'provisioning/api',
    description: 'Shows owners what their tenant was onboarded with',
    env: provisioningApiEnv,
    environment: { ...controlTableSettings(platform), SECRETS_KEY_ARN: secretsKey.keyArn },
  });
  grantTenantItems(fn, controlTable, ['GetItem', 'Query']);
  grantControlItems(fn, controlTable, { actions: ['GetItem'], leadingKeys: ['SLUG#*'] });
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'DeleteItem'],
    leadingKeys: ['FIRST_KEY#*'],
  });
  fn.grant(['kms:Decrypt'], [secretsKey.keyArn]);
  return { 'provisioning/api': fn.function };
}

/** The steps that only those tenants have whose onboarding asks for them. */
export const optionalTasks = (scope: Construct, platform: Platform) => ({
  CreateApiKey: createApiKey(scope, platform),
  CreateWebhookEndpoints: createWebhookEndpoints(scope, platform),
  RegisterDomainName: registerDomainName(scope, platform),
});

function createApiKey(scope: Construct, platform: Platform) {
  const { stage, controlTable, secretsKey } = platform;
  const fn = new PlatformFunction(scope, 'CreateApiKey', {
    stage,
    path: 'provisioning/create-api-key',
    description: 'Makes a new tenant’s first API key, or removes it',
    env: createApiKeyEnv,
    environment: { ...controlTableSettings(platform), SECRETS_KEY_ARN: secretsKey.keyArn },
    timeoutSeconds: 20,
  });
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem']);
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    leadingKeys: ['API_KEYS#*'],
  });
  grantControlItems(fn, controlTable, {
    actions: ['PutItem', 'DeleteItem'],
    leadingKeys: ['FIRST_KEY#*'],
  });
  fn.grant(['kms:Encrypt'], [secretsKey.keyArn]);
  return fn.function;
}

/** May write a tenant's webhook endpoints, and encrypt their secrets: it can decrypt none. */
function createWebhookEndpoints(scope: Construct, platform: Platform) {
  const { stage, controlTable, webhooksTable, secretsKey } = platform;
  const fn = new PlatformFunction(scope, 'CreateWebhookEndpoints', {
    stage,
    path: 'provisioning/create-webhook-endpoints',
    description: 'Makes a new tenant’s webhook endpoints, or removes them',
    env: createWebhookEndpointsEnv,
    environment: {
      ...controlTableSettings(platform),
      SECRETS_KEY_ARN: secretsKey.keyArn,
      WEBHOOKS_TABLE_NAME: webhooksTable.tableName,
    },
    timeoutSeconds: 20,
  });
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem']);
  grantControlItems(fn, webhooksTable, {
    actions: ['Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    leadingKeys: ['ENDPOINTS#*'],
  });
  grantControlItems(fn, webhooksTable, {
    actions: ['PutItem'],
    leadingKeys: ['TENANT#*'],
    attributes: EVENT_ATTRIBUTES,
  });
  grantSecretUse(fn, platform, { actions: ['kms:Encrypt'], purpose: 'webhooks' });
  return fn.function;
}

/** May set and delete names under the app domain, in its zone. */
function registerDomainName(scope: Construct, platform: Platform) {
  const { stage, config, controlTable } = platform;
  const fn = new PlatformFunction(scope, 'RegisterDomainName', {
    stage,
    path: 'provisioning/register-domain-name',
    description: 'Gives a new tenant its name in the DNS, or takes it back',
    env: registerDomainNameEnv,
    environment: controlTableSettings(platform),
    timeoutSeconds: 30,
  });
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem']);
  grantDomainNames(fn, config, ['UPSERT', 'DELETE']);
  return fn.function;
}
