import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { NO_TENANT_YET, TENANT_TAG } from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';

type Grantee = { readonly role: Role };

/** What the making and deleting of a tenant's pool takes. */
export const PROVISIONING_ACTIONS = [
  'CreateUserPoolClient',
  'ListUserPoolClients',
  'SetUserPoolMfaConfig',
  'AdminCreateUser',
  'AdminSetUserPassword',
  'AdminGetUser',
  'UpdateUserPool',
  'DeleteUserPool',
  // UpdateUserPool names the tags anew.
  'TagResource',
];

/** What making a member and changing one takes. */
export const MEMBER_ACTIONS = [
  'AdminCreateUser',
  'AdminGetUser',
  'AdminSetUserPassword',
  'AdminSetUserMFAPreference',
  'AdminEnableUser',
  'AdminDisableUser',
];

const SIGN_IN_ACTIONS = ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'];

/** Tenants' pools of this stage, which bear its tag and a tenant's; the operators' own bears no tenant's. */
export const grantTenantPools = (fn: Grantee, stage: Stage, names: readonly string[]) =>
  grantPools(fn, names, {
    ...ofStage(stage),
    StringLike: { [`aws:ResourceTag/${TENANT_TAG}`]: 'tnt_*' },
  });

/** Signs in to every pool of this stage, the operators' own included. */
export const grantSignIn = (fn: Grantee, stage: Stage) =>
  grantPools(fn, SIGN_IN_ACTIONS, ofStage(stage));

/** Checks a password as a sign-in does, and sets one, or removes a second factor, in tenants' pools alone. */
export function grantAccountChanges(fn: Grantee, stage: Stage) {
  grantPools(fn, ['AdminInitiateAuth'], ofStage(stage));
  grantTenantPools(fn, stage, ['AdminSetUserPassword', 'AdminSetUserMFAPreference']);
}

/** What the making and deleting of pools takes that no tenant has; once tagged, one is a tenant's, and out of reach. */
export function grantReadyPools(fn: Grantee, stage: Stage) {
  grantNewPools(fn, stage, NO_TENANT_YET);
  grantPools(
    fn,
    [
      'CreateUserPoolClient',
      'SetUserPoolMfaConfig',
      'UpdateUserPool',
      'DeleteUserPool',
      'TagResource',
    ],
    {
      StringEquals: {
        ...ofStage(stage).StringEquals,
        [`aws:ResourceTag/${TENANT_TAG}`]: NO_TENANT_YET,
      },
    },
  );
}

/**
 * New pools with the tags that policies recognize them by. To create with tags takes TagResource on `*`
 * (https://github.com/aws-samples/aws-saas-factory-bootcamp/issues/58); on a pool that is there it would
 * make any pool of the account a tenant's.
 */
export function grantNewPools({ role }: Grantee, { name }: Stage, tenant = 'tnt_*') {
  const conditions = {
    StringEquals: { 'aws:RequestTag/freehold:stage': name },
    StringLike: { [`aws:RequestTag/${TENANT_TAG}`]: tenant },
  };
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['cognito-idp:CreateUserPool'],
      resources: ['*'],
      conditions,
    }),
  );
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['cognito-idp:TagResource'],
      notResources: [poolsOf(role)],
      conditions,
    }),
  );
  role.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['cognito-idp:ListUserPools'], resources: ['*'] }),
  );
  grantMailRole(role);
}

/**
 * Cognito sends by a role of its own, which the first pool with a sender of SES makes in an account.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/using-service-linked-roles.html
 */
function grantMailRole(role: Role) {
  const service = 'email.cognito-idp.amazonaws.com';
  const name = `aws-service-role/${service}/AWSServiceRoleForAmazonCognitoIdpEmailService`;
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [
        Stack.of(role).formatArn({
          service: 'iam',
          region: '',
          resource: 'role',
          resourceName: name,
        }),
      ],
      conditions: { StringEquals: { 'iam:AWSServiceName': service } },
    }),
  );
}

const ofStage = ({ name }: Stage) => ({
  StringEquals: { 'aws:ResourceTag/freehold:stage': name },
});

function grantPools(
  { role }: Grantee,
  names: readonly string[],
  conditions: Readonly<Record<string, Readonly<Record<string, string>>>>,
) {
  const actions = names.map((name) => `cognito-idp:${name}`);
  role.addToPrincipalPolicy(
    new PolicyStatement({ actions, resources: [poolsOf(role)], conditions }),
  );
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cognito-idp:<AWS::Region>:<AWS::AccountId>:userpool/*]',
    reason:
      'Pools have ids that Cognito makes; the condition fixes the stage. ListUserPools knows no resource.',
  });
}

const poolsOf = (role: Role): string =>
  Stack.of(role).formatArn({ service: 'cognito-idp', resource: 'userpool/*' });
