/** What AWS limits the number of, and Freehold makes one of for a tenant or for a function. */
export const ACCOUNT_RESOURCES = [
  'tables',
  'stacks',
  'keys',
  'userPools',
  'buckets',
  'roles',
] as const;
export type AccountResource = (typeof ACCOUNT_RESOURCES)[number];

export type DocumentedLimit = {
  /** Of an account that never asked for more. */
  readonly default: number;
  /** AWS raises it no further; absent where no such bound is documented. */
  readonly raisableTo?: number;
  readonly per: 'region' | 'account';
};

/**
 * What AWS documents, where Service Quotas cannot be asked:
 *
 * - tables: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 * - stacks: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 * - keys, customer managed ones in any state: https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
 * - user pools: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 * - buckets: https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html
 * - roles: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const DOCUMENTED_LIMITS: Readonly<Record<AccountResource, DocumentedLimit>> = {
  tables: { default: 2_500, raisableTo: 10_000, per: 'region' },
  stacks: { default: 2_000, per: 'region' },
  keys: { default: 100_000, per: 'region' },
  userPools: { default: 1_000, raisableTo: 10_000, per: 'region' },
  buckets: { default: 10_000, per: 'account' },
  roles: { default: 1_000, raisableTo: 5_000, per: 'account' },
};

/**
 * AssumeRole and its like, a second, of an account in a region: what bounds the tenants that many
 * environments serve at once. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const STS_CALLS_PER_SECOND = 600;

/** A customer managed key, a month, before any rotation. https://aws.amazon.com/kms/pricing/ */
export const KEY_USD_PER_MONTH = 1;
