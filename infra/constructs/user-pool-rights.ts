import { Stack, Validations } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { Effect, PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam';
import type { createIdentityEnv } from '../../functions/provisioning/create-identity/env.ts';
import type { sendWelcomeEmailEnv } from '../../functions/provisioning/send-welcome-email/env.ts';
import type { Stage } from '../config/stage.ts';
import type { PlatformFunction } from './platform-function.ts';

type Grantee = PlatformFunction<typeof createIdentityEnv | typeof sendWelcomeEmailEnv>;

/** Tenants' pools are made at run time: all pools of the account are the resource, but the operators' own. */
export function grantPools(fn: Grantee, operatorPool: IUserPool, names: readonly string[]) {
  const actions = names.map((name) => `cognito-idp:${name}`);
  fn.grant(actions, [Stack.of(fn).formatArn({ service: 'cognito-idp', resource: 'userpool/*' })]);
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      actions,
      resources: [operatorPool.userPoolArn],
    }),
  );
  acknowledgePools(fn);
}

export function grantNewPools(fn: Grantee, { name }: Stage) {
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['cognito-idp:CreateUserPool'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestTag/freehold:stage': name } },
    }),
  );
  fn.grant(['cognito-idp:ListUserPools'], ['*']);
}

function acknowledgePools({ role }: { readonly role: IRole }) {
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cognito-idp:<AWS::Region>:<AWS::AccountId>:userpool/*]',
    reason:
      'The pools of tenants are made at run time; CreateUserPool and ListUserPools know none.',
  });
}
