import { ACCOUNT, BUCKET_ARN, TABLE_ARN } from '../../support/tenancy/tenant-role-policy.ts';

export type Store = {
  /** As the report names it. */
  readonly name: string;
  readonly type: 'AWS::DynamoDB::Table' | 'AWS::S3::Bucket' | 'AWS::KMS::Key';
  /** The construct, by which the templates are compared with this list. */
  readonly construct: string;
  readonly indexes: readonly string[];
  readonly arn: string;
};

const region = 'us-east-1';

/** Every store of every stack; a new one, or a new index, fails the run until it stands here. */
export const STORES = {
  tenantTable: {
    name: 'tenants’ table',
    type: 'AWS::DynamoDB::Table',
    construct: 'TenantTable',
    indexes: [],
    arn: TABLE_ARN,
  },
  controlTable: {
    name: 'control table',
    type: 'AWS::DynamoDB::Table',
    construct: 'ControlTable',
    indexes: ['byTenants', 'byState'],
    arn: `${TABLE_ARN}-control`,
  },
  filesBucket: {
    name: 'files bucket',
    type: 'AWS::S3::Bucket',
    construct: 'FilesBucket',
    indexes: [],
    arn: BUCKET_ARN,
  },
  secretsKey: {
    name: 'key of secrets',
    type: 'AWS::KMS::Key',
    construct: 'SecretsKey',
    indexes: [],
    arn: `arn:aws:kms:${region}:${ACCOUNT}:key/00000000-0000-4000-8000-000000000000`,
  },
} as const satisfies Readonly<Record<string, Store>>;

export const STORE_LIST: readonly Store[] = Object.values(STORES);

/** AWS services whose every action is tried with every tenant session. */
export const SERVICES = ['dynamodb', 's3', 'kms'] as const;
