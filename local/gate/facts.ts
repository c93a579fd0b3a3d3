/** A table's keys: the partition key of the table and of each of its indexes, by index name. */
export type TableFacts = {
  readonly partitionKey: string;
  readonly indexPartitionKeys: Readonly<Record<string, string>>;
  /** The KMS key of the account that encrypts it, as the table names it; absent when it is DynamoDB's. */
  readonly keyId?: string | undefined;
};

export type KeyFacts = {
  readonly arn: string;
  readonly state: string;
  /** AWS's own key for one of its services. */
  readonly isManagedByAws?: boolean;
};

/** How S3 encrypts with a KMS key: which one, and whether for the bucket or for each object. */
export type Encryption = {
  readonly keyId: string;
  /** Undefined: as the bucket does with what says nothing. */
  readonly usesBucketKey?: boolean | undefined;
};

export type ObjectAddress = {
  readonly bucket: string;
  readonly key: string;
  readonly version?: string | undefined;
};

/**
 * What a request alone does not tell and AWS knows of the request's region: asked of the emulator, or
 * given by a test. What does not exist is undefined.
 */
export interface Facts {
  table(name: string): Promise<TableFacts | undefined>;
  /** The key that an id, an ARN or an alias means. */
  key(keyId: string): Promise<KeyFacts | undefined>;
  /** The full ARN of a secret named by name or ARN. */
  secretArn(secretId: string): Promise<string | undefined>;
  stackArn(stackName: string): Promise<string | undefined>;
  /** The ARN of the function that an event source mapping calls. */
  mappedFunction(mappingId: string): Promise<string | undefined>;
  /** Who may assume a role. */
  trustPolicy(roleArn: string): Promise<unknown>;
  /** The policy that stands at a bucket, key, table, queue, function or secret; undefined for all others. */
  resourcePolicy(arn: string): Promise<unknown>;
  /** The tags of a table, key, user pool, stack, secret or role; none for all others. */
  tags(arn: string): Promise<Readonly<Record<string, string>>>;
  /** How a bucket encrypts what names no encryption; undefined unless with a KMS key. */
  bucketEncryption(bucket: string): Promise<Encryption | undefined>;
  /** How an object is encrypted; undefined unless with a KMS key. */
  objectEncryption(address: ObjectAddress): Promise<Encryption | undefined>;
}

/** The facts of a region. */
export type FactsIn = (region: string) => Facts;
