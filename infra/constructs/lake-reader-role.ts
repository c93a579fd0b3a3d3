import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { tenantPlaneOf } from './tenant-data-role.ts';

export type LakeReaderProps = {
  readonly stage: Stage;
  readonly lake: IBucket;
  readonly database: string;
  readonly table: string;
  readonly workgroup: string;
};

const PREFIX = 'events/tenant=${aws:PrincipalTag/tenantId}/';

/**
 * The role of a tenant's session that asks Athena of its own events, or reads them as they are. Athena reads and writes with
 * the rights of who asks, so what is said of S3 confines the queries, whatever they say: to the prefix of the session's tag.
 */
export class LakeReaderRole extends Role {
  constructor(scope: Construct, id: string, props: LakeReaderProps) {
    super(scope, id, {
      description: 'Reads the tracked events of the one tenant that its session is tagged with',
      assumedBy: tenantPlaneOf(scope, props.stage),
      inlinePolicies: {
        OwnEvents: new PolicyDocument({
          statements: [...objects(props.lake), ...catalog(scope, props)],
        }),
      },
    });
    const bucket = Stack.of(this).resolve(props.lake.bucketArn) as { 'Fn::GetAtt': string[] };
    const own = `<${bucket['Fn::GetAtt'].join('.')}>/events/tenant=<aws:PrincipalTag/tenantId>/`;
    for (const resource of [`${own}*`, `${own}results/*`]) {
      Validations.of(this).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${resource}]`,
        reason: 'All objects under the prefix of the session’s tenant.',
      });
    }
  }
}

const objects = (lake: IBucket) => [
  new PolicyStatement({ actions: ['s3:GetBucketLocation'], resources: [lake.bucketArn] }),
  new PolicyStatement({
    actions: ['s3:ListBucket'],
    resources: [lake.bucketArn],
    conditions: { StringLike: { 's3:prefix': `${PREFIX}*` } },
  }),
  new PolicyStatement({ actions: ['s3:GetObject'], resources: [lake.arnForObjects(`${PREFIX}*`)] }),
  // What queries find lies with the events: erased with them, and no day of the table.
  new PolicyStatement({
    actions: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
    resources: [lake.arnForObjects(`${PREFIX}results/*`)],
  }),
];

/**
 * No action that lists queries, for they are all tenants'. Who has the id of another one's gets no results by it: that takes
 * the right to its object (https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html).
 */
function catalog(scope: Construct, { database, table, workgroup }: LakeReaderProps) {
  const { partition, region, account } = Stack.of(scope);
  const arn = (service: string, name: string) =>
    `arn:${partition}:${service}:${region}:${account}:${name}`;
  const actions = ['StartQueryExecution', 'GetQueryExecution', 'GetQueryResults', 'GetNamedQuery'];
  return [
    new PolicyStatement({
      actions: actions.map((action) => `athena:${action}`),
      resources: [arn('athena', `workgroup/${workgroup}`)],
    }),
    new PolicyStatement({
      actions: ['glue:GetDatabase', 'glue:GetTable'],
      resources: ['catalog', `database/${database}`, `table/${database}/${table}`].map((name) =>
        arn('glue', name),
      ),
    }),
  ];
}
