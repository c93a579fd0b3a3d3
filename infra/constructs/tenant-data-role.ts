import { Stack, Validations } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyDocument, Role, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  ACCESS_SESSION_TAG,
  resourcePrefixOf,
  TENANT_SESSION_TAG,
} from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';
import { tenantDataStatements, type StageStorageOfStage } from './tenant-data-policy.ts';

/** The path of the roles that may open a tenant's session; the tenants' data role trusts it alone. */
export const tenantPlanePath = ({ name }: Stage): string => `/freehold/${name}/tenant-plane/`;

/** Fixed length: `tnt_` and the 26 characters of a TypeID. */
const TENANT_ID_FORM = `tnt_${'?'.repeat(26)}`;

/**
 * The role of every tenant session, and the first lock on a tenant's data: the session's tag decides
 * what it reaches, and a session without the tag reaches nothing. The second lock is the session
 * policy that each function adds (core/tenancy/session-policy.ts).
 */
export class TenantDataRole extends Role {
  constructor(scope: Construct, id: string, stores: StageStorageOfStage) {
    super(scope, id, {
      description: 'Reaches the data of the one tenant that its session is tagged with',
      assumedBy: tenantPlaneOf(scope, stores.stage),
      inlinePolicies: {
        TenantData: new PolicyDocument({ statements: tenantDataStatements(stores) }),
      },
    });
    this.#acknowledgeWildcards(stores);
  }

  #acknowledgeWildcards({ stage, filesBucket }: StageStorageOfStage) {
    const bucket = Stack.of(this).resolve(filesBucket.bucketArn) as { 'Fn::GetAtt'?: string[] };
    const files = `<${(bucket['Fn::GetAtt'] ?? []).join('.')}>`;
    const own = resourcePrefixOf(stage.name);
    const tenant = '<aws:PrincipalTag/tenantId>';
    const ownBuckets = `${own}tnt-${'?'.repeat(26)}-<AWS::AccountId>`;
    for (const [resource, reason] of [
      [`${files}/t/${tenant}/*`, 'All objects under the prefix of the session’s tenant.'],
      [`${files}/k/${tenant}/*`, 'All objects under the prefix of the session’s tenant.'],
      [
        `arn:<AWS::Partition>:s3:::${ownBuckets}/t/${tenant}/*`,
        'Tenants’ buckets are made at run time; in them, the prefix of the session’s tenant.',
      ],
      [
        `arn:<AWS::Partition>:s3:::${ownBuckets}`,
        'Tenants’ buckets are made at run time; the condition fixes the prefix.',
      ],
      [
        `arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/${own}plan-*`,
        'One table for each plan; the condition fixes the tenant’s keys.',
      ],
      [
        `arn:<AWS::Partition>:dynamodb:*:<AWS::AccountId>:table/${own}${tenant}`,
        'The table of the session’s tenant, in its region.',
      ],
      [
        `arn:<AWS::Partition>:dynamodb:*:<AWS::AccountId>:table/${own}silo-${tenant}`,
        'The table in the stack of the session’s tenant, in its region.',
      ],
      [
        'arn:<AWS::Partition>:kms:*:<AWS::AccountId>:key/*',
        'Tenants’ keys are made at run time; the encryption context fixes the table or the prefix.',
      ],
    ] as const) {
      Validations.of(this).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
    }
  }
}

/** The functions' roles on the tenant plane's path, which must name the tenant, and beside it at most that the session reads alone. */
export function tenantPlaneOf(scope: Construct, stage: Stage): IPrincipal {
  const { account, partition } = Stack.of(scope);
  return new AccountPrincipal(account)
    .withConditions({
      ArnLike: {
        'aws:PrincipalArn': `arn:${partition}:iam::${account}:role${tenantPlanePath(stage)}*`,
      },
      StringLike: { [`aws:RequestTag/${TENANT_SESSION_TAG}`]: TENANT_ID_FORM },
      // Another value would be no lock, and look like one.
      StringEqualsIfExists: { [`aws:RequestTag/${ACCESS_SESSION_TAG}`]: 'read' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': [TENANT_SESSION_TAG, ACCESS_SESSION_TAG] },
    })
    .withSessionTags();
}
