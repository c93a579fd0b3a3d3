import { Stack, Validations } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import {
  AccountPrincipal,
  PolicyDocument,
  PolicyStatement,
  Role,
  type IPrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { tenantPlanePath } from './platform-function.ts';

export type TenantDataRoleProps = {
  readonly stage: Stage;
  readonly tenantTable: ITable;
  readonly filesBucket: IBucket;
};

const TENANT = '${aws:PrincipalTag/tenantId}';

/** Fixed length: `tnt_` and the 26 characters of a TypeID. */
const TENANT_ID_FORM = `tnt_${'?'.repeat(26)}`;

/**
 * The role of every tenant session, and the first lock on a tenant's data: what it reaches is told by
 * the session's tag, and a session without the tag reaches nothing. The second lock is the session
 * policy that each function adds (core/tenancy/session-policy.ts).
 */
export class TenantDataRole extends Role {
  constructor(scope: Construct, id: string, { stage, ...stores }: TenantDataRoleProps) {
    super(scope, id, {
      description: 'Reaches the data of the one tenant that its session is tagged with',
      assumedBy: tenantPlaneOf(scope, stage),
      inlinePolicies: { TenantData: new PolicyDocument({ statements: statementsOf(stores) }) },
    });
    this.#acknowledgeWildcards(stores);
  }

  #acknowledgeWildcards({ filesBucket }: Pick<TenantDataRoleProps, 'filesBucket'>) {
    const bucket = Stack.of(this).resolve(filesBucket.bucketArn) as { 'Fn::GetAtt'?: string[] };
    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${(bucket['Fn::GetAtt'] ?? []).join('.')}>/t/<aws:PrincipalTag/tenantId>/*]`,
      reason: 'All objects under the prefix of the tenant that the session is tagged with.',
    });
  }
}

/** The functions' roles on the tenant plane's path, which must name the tenant and no other tag. */
function tenantPlaneOf(scope: Construct, stage: Stage): IPrincipal {
  const { account, partition } = Stack.of(scope);
  return new AccountPrincipal(account)
    .withConditions({
      ArnLike: {
        'aws:PrincipalArn': `arn:${partition}:iam::${account}:role${tenantPlanePath(stage)}*`,
      },
      StringLike: { 'aws:RequestTag/tenantId': TENANT_ID_FORM },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['tenantId'] },
    })
    .withSessionTags();
}

/** Actions one by one: no Scan, no PartiQL, no index, no listing without `s3:prefix`. */
const statementsOf = ({ tenantTable, filesBucket }: Omit<TenantDataRoleProps, 'stage'>) => [
  itemsStatement(tenantTable),
  listingsStatement(filesBucket),
  objectsStatement(filesBucket),
];

const itemsStatement = ({ tableArn }: ITable) =>
  new PolicyStatement({
    sid: 'Items',
    actions: [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:ConditionCheckItem',
    ],
    resources: [tableArn],
    conditions: {
      // ForAllValues is true for a request that names no key at all; Null refuses that one.
      Null: { 'dynamodb:LeadingKeys': 'false' },
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`T#${TENANT}`, `T#${TENANT}#*`] },
    },
  });

const listingsStatement = ({ bucketArn }: IBucket) =>
  new PolicyStatement({
    sid: 'Listings',
    actions: ['s3:ListBucket', 's3:ListBucketVersions'],
    resources: [bucketArn],
    conditions: { StringLike: { 's3:prefix': `t/${TENANT}/*` } },
  });

const objectsStatement = (bucket: IBucket) =>
  new PolicyStatement({
    sid: 'Objects',
    actions: [
      's3:GetObject',
      's3:GetObjectVersion',
      's3:PutObject',
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:AbortMultipartUpload',
      's3:ListMultipartUploadParts',
    ],
    resources: [bucket.arnForObjects(`t/${TENANT}/*`)],
  });
