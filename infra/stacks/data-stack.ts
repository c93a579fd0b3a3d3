import {
  CfnOutput,
  CrossStackReferences,
  ReferenceStrength,
  Stack,
  Validations,
  type StackProps,
} from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { DEDICATED_KEY_PREFIX } from '../../core/tenancy/placement.ts';
import { planTableName } from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';
import { AuditAnchors } from '../constructs/audit-anchors.ts';
import { analyticsLakeBucket } from '../constructs/analytics-lake-bucket.ts';
import { auditExportsBucket } from '../constructs/audit-exports-bucket.ts';
import { bucketCors } from '../constructs/cors.ts';
import { fileVersions } from '../constructs/file-versions.ts';
import { privateBucket } from '../constructs/private-bucket.ts';
import { removalPolicyOf } from '../constructs/removal-policy.ts';
import { tellOfObjects } from '../constructs/tell-of-objects.ts';
import { usageLogBucket } from '../constructs/usage-log-bucket.ts';
import { LakeQueries } from '../constructs/lake-queries.ts';
import { TenantDataRole } from '../constructs/tenant-data-role.ts';

export type DataStackProps = StackProps & {
  readonly stage: Stage;
  /** Each has a table for its tenants of `shared_database`. */
  readonly planIds: readonly string[];
};

/** What outlives every deployment: the control plane's tables, the tenants' table and files, the key of secrets. */
export class DataStack extends Stack {
  readonly controlTable: Table;
  /** Counters of limits, quotas and metering: apart, so that their many writes slow down no sign-in. */
  readonly usageTable: Table;
  /** Webhook endpoints, and what they are told: apart, as are the many writes of a busy tenant's messages. */
  readonly webhooksTable: Table;
  /** Every usage event that was counted. */
  readonly usageBucket: Bucket;
  /** Tracked events, one by one. */
  readonly analyticsBucket: Bucket;
  /** What everybody did: append-only, for no role may change or delete an item (test/infra/audit.test.ts). */
  readonly auditTable: Table;
  /** Where it is signed each day how far the audit log goes. */
  readonly auditAnchors: AuditAnchors;
  readonly auditExports: Bucket;
  readonly tenantTable: Table;
  /** One for the tenants of `shared_database` of each plan. */
  readonly planTables: readonly Table[];
  readonly filesBucket: Bucket;
  /** The role of every tenant session. */
  readonly tenantDataRole: TenantDataRole;
  /** Encrypts what must never be stored in clear, such as a first password on its way to Cognito. */
  readonly secretsKey: Key;

  constructor(scope: Construct, id: string, { stage, planIds, ...props }: DataStackProps) {
    super(scope, id, props);
    this.controlTable = this.#controlTable(stage);
    new CfnOutput(this, 'ControlTableName', { value: this.controlTable.tableName });
    this.auditTable = this.#auditTable(stage);
    new CfnOutput(this, 'AuditTableName', { value: this.auditTable.tableName });
    this.auditAnchors = new AuditAnchors(this, 'AuditAnchors', { stage });
    new CfnOutput(this, 'AuditAnchorsBucketName', { value: this.auditAnchors.bucket.bucketName });
    new CfnOutput(this, 'AuditAnchorKeyArn', { value: this.auditAnchors.key.keyArn });
    this.auditExports = auditExportsBucket(this, 'AuditExports', { stage });
    this.usageTable = this.#usageTable(stage);
    new CfnOutput(this, 'UsageTableName', { value: this.usageTable.tableName });
    this.webhooksTable = new Table(this, 'WebhooksTable', tableDefaults(stage));
    this.webhooksTable.addGlobalSecondaryIndex(DUE_INDEX);
    new CfnOutput(this, 'WebhooksTableName', { value: this.webhooksTable.tableName });
    this.usageBucket = usageLogBucket(this, stage);
    this.analyticsBucket = analyticsLakeBucket(this, stage);
    // The emulator has no Athena.
    if (!stage.isLocal) {
      const { reader } = new LakeQueries(this, 'LakeQueries', {
        stage,
        lake: this.analyticsBucket,
      });
      new CfnOutput(this, 'LakeReaderRoleArn', { value: reader.roleArn });
    }
    this.tenantTable = new Table(this, 'TenantTable', tableDefaults(stage));
    new CfnOutput(this, 'TenantTableName', { value: this.tenantTable.tableName });
    this.planTables = planIds.map((plan) => this.#planTable(stage, plan));
    this.filesBucket = this.#filesBucket(stage);
    new CfnOutput(this, 'FilesBucketName', { value: this.filesBucket.bucketName });
    this.tenantDataRole = new TenantDataRole(this, 'TenantDataRole', {
      stage,
      tenantTable: this.tenantTable,
      filesBucket: this.filesBucket,
    });
    this.secretsKey = new Key(this, 'SecretsKey', {
      description: 'Freehold: first passwords on their way to Cognito',
      enableKeyRotation: true,
      removalPolicy: removalPolicyOf(stage),
    });
  }

  #controlTable(stage: Stage) {
    const table = new Table(this, 'ControlTable', tableDefaults(stage));
    for (const [indexName, attribute] of [
      ['byTenants', 'gsi1'],
      ['byState', 'gsi2'],
    ] as const) {
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: `${attribute}pk`, type: AttributeType.STRING },
        sortKey: { name: `${attribute}sk`, type: AttributeType.STRING },
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: TENANT_SUMMARY,
      });
    }
    table.addGlobalSecondaryIndex(DUE_INDEX);
    return table;
  }

  #usageTable(stage: Stage) {
    const table = new Table(this, 'UsageTable', { ...tableDefaults(stage), stream: undefined });
    table.addGlobalSecondaryIndex(DUE_INDEX);
    return table;
  }

  /** Without a stream: nothing follows from an entry. */
  #auditTable(stage: Stage) {
    return new Table(this, 'AuditTable', { ...tableDefaults(stage), stream: undefined });
  }

  #planTable(stage: Stage, plan: string) {
    const table = new Table(this, `PlanTable-${plan}`, {
      ...tableDefaults(stage),
      tableName: planTableName(stage.name, plan),
    });
    // A plan may be removed: an export that another stack imports could not go with it.
    CrossStackReferences.of(table).produce(ReferenceStrength.WEAK);
    return table;
  }

  #filesBucket(stage: Stage) {
    const bucket = privateBucket(this, 'FilesBucket', {
      stage,
      cors: bucketCors(stage),
      ...fileVersions(stage),
    });
    tellOfObjects(bucket);
    this.#demandOwnKeys(bucket);
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'The API logs each link that it hands out; reads by link are CloudTrail data events, which a company turns on (docs/deploy.md).',
    });
    return bucket;
  }

  /** What lies here for a tenant with a key of its own is encrypted with a named key or not at all. */
  #demandOwnKeys(bucket: Bucket) {
    for (const [sid, conditions] of Object.entries({
      OwnKeyOnly: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
      // Unnamed, it would be the account's own key for S3, which opens for every session.
      OwnKeyNamed: { Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'true' } },
    })) {
      bucket.addToResourcePolicy(
        new PolicyStatement({
          sid,
          effect: Effect.DENY,
          principals: [new AnyPrincipal()],
          actions: ['s3:PutObject'],
          resources: [bucket.arnForObjects(`${DEDICATED_KEY_PREFIX}*`)],
          conditions,
        }),
      );
    }
  }
}

/** What waits for a time: keys alone, so that no change of an item costs a write of the index. */
const DUE_INDEX = {
  indexName: 'due',
  partitionKey: { name: 'dueKind', type: AttributeType.STRING },
  sortKey: { name: 'dueAt', type: AttributeType.STRING },
  projectionType: ProjectionType.KEYS_ONLY,
} as const;

/** What lists read of a tenant: settings and metadata, up to 64 KB each, are not copied to the indexes. */
const TENANT_SUMMARY = [
  'itemVersion',
  'id',
  'slug',
  'name',
  'plan',
  'state',
  'isolation',
  'region',
  'admin',
  'attempt',
  'failure',
  'version',
  'createdAt',
  'updatedAt',
  'activatedAt',
  'searchText',
];

const tableDefaults = (stage: Stage) => ({
  partitionKey: { name: 'pk', type: AttributeType.STRING },
  sortKey: { name: 'sk', type: AttributeType.STRING },
  billingMode: BillingMode.PAY_PER_REQUEST,
  // The key that AWS owns: each use of the account's own one for DynamoDB would be billed.
  encryption: TableEncryption.DEFAULT,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: stage.isDataProtected,
  removalPolicy: removalPolicyOf(stage),
  timeToLiveAttribute: 'expiresAt',
  // Events of changes are made from it (features/tenant-events.ts, events-stack.ts).
  stream: StreamViewType.NEW_IMAGE,
});
