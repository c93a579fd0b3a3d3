import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ORIGIN_SECRET_NAME } from '../../core/edge-protection/origin-secret.ts';
import { secretId } from '../../core/secrets/secret-id.ts';
import { identityApiEnv } from '../../functions/identity/api/env.ts';
import { authorizeRequestEnv } from '../../functions/identity/authorize-request/env.ts';
import { grantControlItems } from '../constructs/control-items.ts';
import { signInSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { grantSecretRead } from '../constructs/secret-read.ts';
import { grantSignIn } from '../constructs/user-pool-rights.ts';

/** The authorizer of every route that needs a token. */
export function requestAuthorizer(scope: Construct, platform: Platform) {
  const { stage } = platform;
  const fn = new PlatformFunction(scope, 'AuthorizeRequest', {
    stage,
    path: 'identity/authorize-request',
    description: 'Verifies the token of a request and says whom it may act for',
    env: authorizeRequestEnv,
    environment: {
      ...signInSettings(platform),
      ORIGIN_SECRET_ID: stage.edgeProtection ? secretId(stage.name, ORIGIN_SECRET_NAME) : '',
    },
    reservedConcurrency: stage.reservedConcurrency?.authorizer,
    // API Gateway waits ten for it: two are for the start of an environment.
    timeoutSeconds: 8,
  });
  if (stage.edgeProtection) grantSecretRead(fn, stage, [ORIGIN_SECRET_NAME]);
  grantControlItems(fn, platform.controlTable, {
    actions: ['BatchGetItem'],
    leadingKeys: [...AUTHENTICATION_KEYS, 'FLAGS'],
  });
  return fn.function;
}

export function identityApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'IdentityApi', {
    stage: platform.stage,
    path: 'identity/api',
    description: 'Signs users and operators in and out',
    env: identityApiEnv,
    environment: { ...signInSettings(platform), SECRETS_KEY_ARN: platform.secretsKey.keyArn },
    reservedConcurrency: platform.stage.reservedConcurrency?.signIn,
  });
  for (const items of SIGN_IN_ITEMS) grantControlItems(fn, platform.controlTable, items);
  grantSignIn(fn, platform.stage);
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['kms:Encrypt', 'kms:Decrypt'],
      resources: [platform.secretsKey.keyArn],
      // First passwords are encrypted by the same key, for a tenant.
      conditions: { StringEquals: { 'kms:EncryptionContext:purpose': 'sign-in' } },
    }),
  );
  return { 'identity/api': fn.function };
}

/** Pools, their roles and members, and whose sessions stand. */
const AUTHENTICATION_KEYS = ['POOL#*', 'ROLES#*', 'MEMBERS#*', 'SESSIONS#*'];

const SIGN_IN_ITEMS = [
  { actions: ['GetItem'], leadingKeys: ['SLUG#*', 'TENANT#*', 'ATTEMPTS#*'] },
  { actions: ['BatchGetItem'], leadingKeys: AUTHENTICATION_KEYS },
  { actions: ['PutItem'], leadingKeys: ['SESSIONS#*', 'CHALLENGE#*', 'ATTEMPTS#*'] },
  { actions: ['UpdateItem'], leadingKeys: ['CHALLENGE#*'] },
  { actions: ['DeleteItem'], leadingKeys: ['SESSIONS#*', 'CHALLENGE#*', 'ATTEMPTS#*'] },
];
