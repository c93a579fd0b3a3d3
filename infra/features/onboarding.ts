import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { provisioningApiEnv } from '../../functions/provisioning/api/env.ts';
import { createApiKeyEnv } from '../../functions/provisioning/create-api-key/env.ts';
import { registerDomainNameEnv } from '../../functions/provisioning/register-domain-name/env.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';

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

/** All letters lower case, no dot at the end. */
const RECORD_NAMES = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';

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
  const { appDomain } = config;
  if (appDomain?.hostedZoneId !== undefined) {
    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html
    fn.role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['route53:ChangeResourceRecordSets'],
        resources: [
          Stack.of(fn).formatArn({
            ...{ service: 'route53', region: '', account: '' },
            ...{ resource: 'hostedzone', resourceName: appDomain.hostedZoneId },
          }),
        ],
        conditions: {
          'ForAllValues:StringLike': { [RECORD_NAMES]: [`*.${appDomain.name}`] },
          'ForAllValues:StringEquals': {
            'route53:ChangeResourceRecordSetsRecordTypes': ['CNAME'],
            'route53:ChangeResourceRecordSetsActions': ['UPSERT', 'DELETE'],
          },
          // Without it the conditions above would hold for a request that names no record at all.
          Null: { [RECORD_NAMES]: 'false' },
        },
      }),
    );
  }
  return fn.function;
}
