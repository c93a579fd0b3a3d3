/** Where a stage keeps its tenants' data, and which region and account the ARNs of it name. */
export type StageStorage = {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly tableName: string;
  readonly bucketName: string;
  /** In the names of what is made for one plan or one tenant: `resource-names.ts`. */
  readonly stage: string;
};

/** What a function of the tenant plane knows of its stage's tables and buckets. */
export type StageStorageSettings = {
  readonly TENANT_TABLE_NAME: string;
  readonly FILES_BUCKET_NAME: string;
  readonly TENANT_ROLE_ARN: string;
  readonly STAGE: string;
};

const ROLE_ARN = /^arn:([^:]+):iam::(\d{12}):role\//;

/** The stores that a function's settings name; throws when the role's ARN tells no account. */
export function stageStorageOf(settings: StageStorageSettings, region: string): StageStorage {
  const [, partition, accountId] = ROLE_ARN.exec(settings.TENANT_ROLE_ARN) ?? [];
  if (partition === undefined || accountId === undefined) {
    throw new Error(`TENANT_ROLE_ARN is not the ARN of a role: ${settings.TENANT_ROLE_ARN}`);
  }
  return {
    partition,
    accountId,
    region,
    tableName: settings.TENANT_TABLE_NAME,
    bucketName: settings.FILES_BUCKET_NAME,
    stage: settings.STAGE,
  };
}
