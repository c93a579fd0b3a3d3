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
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { LISTING_ACTIONS, OBJECT_ACTIONS } from '../../core/tenancy/session-policy.ts';
import {
  keyAliasOf,
  SILO_INFIX,
  storesPrefixOf,
  TENANT_TAG,
} from '../../core/tenancy/store-names.ts';
import type { Stage } from '../config/stage.ts';

/**
 * The stores of one tenant of `separate_database`. Made and deleted at run time, once for each such
 * tenant; the names are those of core/tenancy/store-names.ts, by which policies and sessions go.
 */
export class SiloStack extends Stack {
  constructor(scope: Construct, stage: Stage) {
    // Made without the toolkit's roles, by a role of its own (own-stores-access.ts).
    super(scope, 'Silo', { synthesizer: new BootstraplessSynthesizer() });
    const tenantId = new CfnParameter(this, 'TenantId', {
      description: 'Whose stores these are',
      allowedPattern: '^tnt_[0-7][0-9a-z]{25}$',
    }).valueAsString;
    Tags.of(this).add('freehold:stage', stage.name);
    Tags.of(this).add(TENANT_TAG, tenantId);

    const own = storesPrefixOf(stage.name);
    const tableName = `${own}${SILO_INFIX}${tenantId}`;
    const key = this.#key(
      keyAliasOf(tableName),
      `Freehold ${stage.name}: the stack of ${tenantId}`,
    );
    this.#table(stage, { tableName, key });
    // As a bucket's name may hold no underscore.
    const dashedId = Fn.join('-', Fn.split('_', tenantId, 2));
    this.#bucket(`${own}${dashedId}-${Aws.ACCOUNT_ID}`, { tenantId, key });
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
      deletionProtection: isDataProtected,
      // The stack is protected as a whole; when it goes, by a teardown, everything goes.
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  #bucket(bucketName: string, { tenantId, key }: { tenantId: string; key: Key }) {
    const bucket = new Bucket(this, 'Bucket', {
      bucketName,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      // A bucket key's encryption context is the bucket: policies could not tell objects apart by it.
      bucketKeyEnabled: false,
      lifecycleRules: [{ id: 'CleanUp', abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.DESTROY,
    });
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
      reason: 'Object access is recorded by the API and by CloudTrail data events of the account.',
    });
  }
}
