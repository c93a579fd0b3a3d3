import {
  Aws,
  BootstraplessSynthesizer,
  CfnParameter,
  Duration,
  Fn,
  RemovalPolicy,
  Stack,
  Tags,
  Validations,
} from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, ArnPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { LISTING_ACTIONS, OBJECT_ACTIONS } from '../../core/tenancy/session-policy.ts';
import {
  keyAliasOf,
  SILO_INFIX,
  resourcePrefixOf,
  TENANT_TAG,
} from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';
import { bucketCors } from '../constructs/cors.ts';
import { fileVersions } from '../constructs/file-versions.ts';
import { tellOfObjects } from '../constructs/tell-of-objects.ts';
import { TABLE_KEY_ACTIONS } from '../constructs/dedicated-resources-keys.ts';

type BucketOwner = { readonly stage: Stage; readonly tenantId: string; readonly key: Key };

/**
 * The stores of one tenant of `separate_database`. Made and deleted at run time, once for each such
 * tenant; the names are those of core/tenancy/resource-names.ts, by which policies and sessions go.
 */
export class SiloStack extends Stack {
  constructor(scope: Construct, stage: Stage) {
    // Made without the toolkit's roles, by a role of its own (dedicated-resources-access.ts).
    super(scope, 'Silo', { synthesizer: new BootstraplessSynthesizer() });
    const tenantId = new CfnParameter(this, 'TenantId', {
      description: 'Whose stores these are',
      allowedPattern: '^tnt_[0-7][0-9a-z]{25}$',
    }).valueAsString;
    const deployRoleArn = new CfnParameter(this, 'DeployRoleArn', {
      description: 'Who makes and deletes them',
      allowedPattern: '^arn:[a-z-]+:iam::\\d{12}:role/.+$',
    }).valueAsString;
    Tags.of(this).add('freehold:stage', stage.name);
    Tags.of(this).add(TENANT_TAG, tenantId);

    const own = resourcePrefixOf(stage.name);
    const tableName = `${own}${SILO_INFIX}${tenantId}`;
    const key = this.#key(
      keyAliasOf(tableName),
      `Freehold ${stage.name}: the stack of ${tenantId}`,
    );
    grantDeployment(key, deployRoleArn);
    this.#table(stage, { tableName, key });
    // As a bucket's name may hold no underscore.
    const dashedId = Fn.join('-', Fn.split('_', tenantId, 2));
    this.#bucket(`${own}${dashedId}-${Aws.ACCOUNT_ID}`, { stage, tenantId, key });
  }

  #key(aliasName: string, description: string) {
    const key = new Key(this, 'Key', {
      description,
      enableKeyRotation: true,
      pendingWindow: Duration.days(7),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new Alias(this, 'KeyAlias', { aliasName, targetKey: key });
    return key;
  }

  /** With the settings of the pool's table. */
  #table({ isDataProtected }: Stage, { tableName, key }: { tableName: string; key: Key }) {
    new Table(this, 'Table', {
      tableName,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAt',
      stream: StreamViewType.NEW_IMAGE,
      deletionProtection: isDataProtected,
      // The stack is protected as a whole; when it goes, by a teardown, everything goes.
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  #bucket(bucketName: string, { stage, tenantId, key }: BucketOwner) {
    const bucket = new Bucket(this, 'Bucket', {
      bucketName,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      // A bucket key's encryption context is the bucket: policies could not tell objects apart by it.
      bucketKeyEnabled: false,
      cors: bucketCors(stage),
      ...fileVersions(stage),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    tellOfObjects(bucket);
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NoOtherTenant',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [...OBJECT_ACTIONS, ...LISTING_ACTIONS].map((action) => `s3:${action}`),
        resources: [bucket.bucketArn, bucket.arnForObjects('*')],
        conditions: {
          Null: { 'aws:PrincipalTag/tenantId': 'false' },
          StringNotEquals: { 'aws:PrincipalTag/tenantId': tenantId },
        },
      }),
    );
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'The API logs each link that it hands out; reads by link are CloudTrail data events, which a company turns on (docs/deploy.md).',
    });
  }
}

/**
 * In the key's own policy, which holds from the moment it is made: by its tags, KMS may take minutes
 * to know whose it is, and the stack would have failed by then.
 */
function grantDeployment(key: Key, deployRoleArn: string): void {
  const principals = [new ArnPrincipal(deployRoleArn)];
  const actionsOf = (names: readonly string[]) => names.map((name) => `kms:${name}`);
  for (const statement of [
    new PolicyStatement({
      sid: 'Deployment',
      principals,
      actions: actionsOf(KEY_ACTIONS),
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'DeploymentOfTable',
      principals,
      actions: actionsOf(TABLE_KEY_ACTIONS),
      resources: ['*'],
      conditions: { StringLike: { 'kms:ViaService': 'dynamodb.*.amazonaws.com' } },
    }),
    new PolicyStatement({
      sid: 'GrantOfTable',
      principals,
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ]) {
    key.addToResourcePolicy(statement);
  }
}

/** What CloudFormation does with the key of a stack. */
const KEY_ACTIONS = [
  'EnableKeyRotation',
  'GetKeyRotationStatus',
  'PutKeyPolicy',
  'GetKeyPolicy',
  'UpdateKeyDescription',
  'ListResourceTags',
  'CreateAlias',
  'UpdateAlias',
  'DeleteAlias',
  'ScheduleKeyDeletion',
];
