import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import {
  ACCOUNT,
  BUCKET_ARN,
  REGION,
  TABLE_ARN,
} from '../../support/tenancy/tenant-role-policy.ts';

export type Store = {
  /** As the report names it. */
  readonly name: string;
  readonly type: 'AWS::DynamoDB::Table' | 'AWS::S3::Bucket' | 'AWS::KMS::Key';
  /** The constructs, by which the templates are compared with this list; none of what is made by calls. */
  readonly constructs: readonly string[];
  /** In which template: of the stage, or of each silo. */
  readonly template: 'stage' | 'silo';
  readonly indexes: readonly string[];
};

const table = 'AWS::DynamoDB::Table';

/** Every store that there is or that is made for a tenant; a new one, or a new index, fails the run until it stands here. */
export const STORES = {
  tenantTable: {
    name: 'tenants’ table',
    type: table,
    constructs: ['TenantTable'],
    template: 'stage',
    indexes: [],
  },
  planTable: {
    name: 'plan’s table',
    type: table,
    constructs: ['PlanTablebasic', 'PlanTablepro', 'PlanTableenterprise'],
    template: 'stage',
    indexes: [],
  },
  /** Made by adapters/dynamodb/tenancy/dynamo-tenant-tables.ts. */
  ownTable: {
    name: 'tenant’s own table',
    type: table,
    constructs: [],
    template: 'stage',
    indexes: [],
  },
  siloTable: {
    name: 'silo’s table',
    type: table,
    constructs: ['Table'],
    template: 'silo',
    indexes: [],
  },
  controlTable: {
    name: 'control table',
    type: table,
    constructs: ['ControlTable'],
    template: 'stage',
    indexes: ['byTenants', 'byState', 'due'],
  },
  auditTable: {
    name: 'audit table',
    type: table,
    constructs: ['AuditTable'],
    template: 'stage',
    indexes: [],
  },
  auditAnchors: {
    name: 'anchors of the audit log',
    type: 'AWS::S3::Bucket',
    constructs: ['AuditAnchorsBucket'],
    template: 'stage',
    indexes: [],
  },
  anchorKey: {
    name: 'key of anchors',
    type: 'AWS::KMS::Key',
    constructs: ['AuditAnchorsKey'],
    template: 'stage',
    indexes: [],
  },
  auditExports: {
    name: 'exports of the audit log',
    type: 'AWS::S3::Bucket',
    constructs: ['AuditExports'],
    template: 'stage',
    indexes: [],
  },
  usageTable: {
    name: 'usage table',
    type: table,
    constructs: ['UsageTable'],
    template: 'stage',
    indexes: ['due'],
  },
  webhooksTable: {
    name: 'webhooks table',
    type: table,
    constructs: ['WebhooksTable'],
    template: 'stage',
    indexes: ['due'],
  },
  usageLog: {
    name: 'log of usage events',
    type: 'AWS::S3::Bucket',
    constructs: ['UsageLogBucket'],
    template: 'stage',
    indexes: [],
  },
  analyticsLake: {
    name: 'lake of tracked events',
    type: 'AWS::S3::Bucket',
    constructs: ['AnalyticsLake'],
    template: 'stage',
    indexes: [],
  },
  /** What the console's page is made of: it is public, and no data. */
  consoleFiles: {
    name: 'files of the console',
    type: 'AWS::S3::Bucket',
    constructs: ['SiteFiles'],
    template: 'stage',
    indexes: [],
  },
  filesBucket: {
    name: 'files bucket',
    type: 'AWS::S3::Bucket',
    constructs: ['FilesBucket'],
    template: 'stage',
    indexes: [],
  },
  siloBucket: {
    name: 'silo’s bucket',
    type: 'AWS::S3::Bucket',
    constructs: ['Bucket'],
    template: 'silo',
    indexes: [],
  },
  secretsKey: {
    name: 'key of secrets',
    type: 'AWS::KMS::Key',
    constructs: ['SecretsKey'],
    template: 'stage',
    indexes: [],
  },
  /** Made by adapters/kms/kms-tenant-keys.ts. */
  ownKey: {
    name: 'tenant’s own key',
    type: 'AWS::KMS::Key',
    constructs: [],
    template: 'stage',
    indexes: [],
  },
  siloKey: {
    name: 'silo’s key',
    type: 'AWS::KMS::Key',
    constructs: ['Key'],
    template: 'silo',
    indexes: [],
  },
} as const satisfies Readonly<Record<string, Store>>;

export const STORE_LIST: readonly Store[] = Object.values(STORES);

/** The control plane's own, which its functions reach by their roles, and no session of a tenant. */
export const STORES_OF_PLATFORM: ReadonlySet<Store> = new Set([
  STORES.controlTable,
  STORES.usageTable,
  STORES.webhooksTable,
  STORES.usageLog,
  STORES.analyticsLake,
  STORES.auditTable,
  STORES.auditAnchors,
  STORES.auditExports,
  STORES.anchorKey,
  STORES.secretsKey,
  STORES.consoleFiles,
]);

export const CONTROL_TABLE_ARN = `${TABLE_ARN}-control`;
export const AUDIT_TABLE_ARN = `${TABLE_ARN}-audit`;
export const USAGE_TABLE_ARN = `${TABLE_ARN}-usage`;
export const WEBHOOKS_TABLE_ARN = `${TABLE_ARN}-webhooks`;
export const FILES_BUCKET_ARN = BUCKET_ARN;
/** The platform's own. */
export const PLATFORM_BUCKETS = [
  { store: STORES.auditAnchors.name, arn: `${BUCKET_ARN}-anchors` },
  { store: STORES.usageLog.name, arn: `${BUCKET_ARN}-usage` },
  { store: STORES.analyticsLake.name, arn: `${BUCKET_ARN}-lake` },
  { store: STORES.auditExports.name, arn: `${BUCKET_ARN}-exports` },
  { store: STORES.consoleFiles.name, arn: `${BUCKET_ARN}-console` },
] as const;
export const keyArn = (number: number, region = REGION) =>
  `arn:aws:kms:${region}:${ACCOUNT}:key/00000000-0000-4000-8000-00000000000${number}`;

/** The store where that data lies for a tenant of the strategy, in place of the one that all share. */
const IN_PLACE: Readonly<Record<IsolationStrategy, readonly (readonly [Store, Store])[]>> = {
  shared_schema: [],
  shared_database: [[STORES.tenantTable, STORES.planTable]],
  separate_schema: [[STORES.tenantTable, STORES.ownTable]],
  separate_database: [
    [STORES.tenantTable, STORES.siloTable],
    [STORES.filesBucket, STORES.siloBucket],
  ],
};

export const storeOf = (store: string, strategy: IsolationStrategy): string =>
  IN_PLACE[strategy].reduce((name, [one, other]) => name.replace(one.name, other.name), store);

/** AWS services whose every action is tried with every tenant session. */
export const SERVICES = ['dynamodb', 's3', 'kms'] as const;
