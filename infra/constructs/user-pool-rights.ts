import { Stack, Validations } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Stage } from '../config/stage.ts';

type Grantee = { readonly role: Role };

/** What the making and deleting of a tenant's pool takes. */
export const PROVISIONING_ACTIONS = [
  'CreateUserPoolClient',
  'ListUserPoolClients',
  'SetUserPoolMfaConfig',
  'CreateGroup',
  'AdminCreateUser',
  'AdminSetUserPassword',
  'AdminAddUserToGroup',
  'UpdateUserPool',
  'DeleteUserPool',
  'TagResource',
];

const SIGN_IN_ACTIONS = ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'];

/** Tenants' pools are made at run time: all pools of the account are the resource, but the operators' own. */
export function grantPools(fn: Grantee, operatorPool: IUserPool, names: readonly string[]) {
  const actions = names.map((name) => `cognito-idp:${name}`);
  grantAllPools(fn, actions);
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      actions,
      resources: [operatorPool.userPoolArn],
    }),
  );
}

export function grantNewPools({ role }: Grantee, { name }: Stage) {
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['cognito-idp:CreateUserPool'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestTag/freehold:stage': name } },
    }),
  );
  role.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['cognito-idp:ListUserPools'], resources: ['*'] }),
  );
}

/** Signs in to every pool, the operators' own included. */
export const grantSignIn = (fn: Grantee) =>
  grantAllPools(
    fn,
    SIGN_IN_ACTIONS.map((name) => `cognito-idp:${name}`),
  );

function grantAllPools({ role }: Grantee, actions: string[]) {
  const pools = Stack.of(role).formatArn({ service: 'cognito-idp', resource: 'userpool/*' });
  role.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [pools] }));
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cognito-idp:<AWS::Region>:<AWS::AccountId>:userpool/*]',
    reason:
      'The pools of tenants are made at run time; CreateUserPool and ListUserPools know none.',
  });
}
