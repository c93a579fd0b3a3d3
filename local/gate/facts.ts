import { type Emulator, EmulatorRefusedError } from './emulator.ts';
import type { RolePolicies } from './role-policies.ts';

/** The partition key of a table and of each of its indexes, by index name. */
export type TableKeys = {
  readonly partitionKey: string;
  readonly indexPartitionKeys: Readonly<Record<string, string>>;
};

/** What a request alone does not tell and AWS knows: asked of the emulator, or given by a test. */
export interface Facts {
  /** The table's keys; undefined when there is no such table. */
  tableKeys(tableName: string): Promise<TableKeys | undefined>;
  /** The ARN of the key that an id, an ARN or an alias means; undefined when there is none. */
  keyArn(keyId: string): Promise<string | undefined>;
  /** The full ARN of a secret named by name or ARN; undefined when there is none. */
  secretArn(secretId: string): Promise<string | undefined>;
  bucketPolicy(bucket: string): Promise<unknown>;
  keyPolicy(keyArn: string): Promise<unknown>;
  /** Who may assume a role; undefined when there is no such role. */
  trustPolicy(roleArn: string): Promise<unknown>;
}

/** As policies are read: a change made inside the emulator is seen after seconds. */
const FRESH_MS = 5_000;
/** What is not known may have been made since. */
const JUST_MADE_MS = 1_000;

/** Facts read from the emulator as the account root, kept for seconds. */
export class EmulatorFacts implements Facts {
  readonly #emulator: Emulator;
  readonly #policies: RolePolicies;
  readonly #known = new Map<
    string,
    { readonly readAtMs: number; readonly fact: Promise<unknown> }
  >();

  constructor(emulator: Emulator, policies: RolePolicies) {
    this.#emulator = emulator;
    this.#policies = policies;
  }

  forget(): void {
    this.#known.clear();
  }

  tableKeys(tableName: string): Promise<TableKeys | undefined> {
    return this.#once(`table ${tableName}`, async () => {
      const input = { TableName: tableName };
      const answer = await this.#emulator.call(
        'dynamodb',
        'DynamoDB_20120810.DescribeTable',
        input,
      );
      return toTableKeys(answer.Table as DescribedTable);
    });
  }

  keyArn(keyId: string): Promise<string | undefined> {
    return this.#once(`key ${keyId}`, async () => {
      const answer = await this.#emulator.call('kms', 'TrentService.DescribeKey', { KeyId: keyId });
      return (answer.KeyMetadata as { Arn: string }).Arn;
    });
  }

  secretArn(secretId: string): Promise<string | undefined> {
    return this.#once(`secret ${secretId}`, async () => {
      const input = { SecretId: secretId };
      const answer = await this.#emulator.call(
        'secretsmanager',
        'secretsmanager.DescribeSecret',
        input,
      );
      return answer.ARN as string;
    });
  }

  bucketPolicy(bucket: string): Promise<unknown> {
    return this.#once(`bucket ${bucket}`, async () =>
      asPolicy(await this.#emulator.get('s3', `/${encodeURIComponent(bucket)}?policy`)),
    );
  }

  keyPolicy(keyArn: string): Promise<unknown> {
    return this.#once(`key policy ${keyArn}`, async () => {
      const input = { KeyId: keyArn, PolicyName: 'default' };
      const answer = await this.#emulator.call('kms', 'TrentService.GetKeyPolicy', input);
      return asPolicy(answer.Policy as string);
    });
  }

  async trustPolicy(roleArn: string): Promise<unknown> {
    const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const known = (await this.#policies.state()).roles.get(roleName);
    const role = known ?? (await this.#policies.state(JUST_MADE_MS)).roles.get(roleName);
    return role?.arn === roleArn ? role.trustPolicy : undefined;
  }

  /** What the emulator refuses to tell (mostly: there is no such thing) is unknown, and not kept. */
  #once<T>(key: string, read: () => Promise<T>): Promise<T | undefined> {
    const known = this.#known.get(key);
    if (known !== undefined && Date.now() - known.readAtMs < FRESH_MS) {
      return known.fact as Promise<T | undefined>;
    }
    const fact = read().catch((error: unknown) => {
      this.#known.delete(key);
      if (error instanceof EmulatorRefusedError) return undefined;
      throw error;
    });
    this.#known.set(key, { readAtMs: Date.now(), fact });
    return fact;
  }
}

type KeySchema = readonly { AttributeName: string; KeyType: string }[];
type DescribedTable = {
  KeySchema: KeySchema;
  GlobalSecondaryIndexes?: readonly { IndexName: string; KeySchema: KeySchema }[] | null;
  LocalSecondaryIndexes?: readonly { IndexName: string; KeySchema: KeySchema }[] | null;
};

function toTableKeys(table: DescribedTable): TableKeys {
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  return {
    partitionKey: hashKey(table.KeySchema),
    indexPartitionKeys: Object.fromEntries(
      indexes.map(({ IndexName, KeySchema }) => [IndexName, hashKey(KeySchema)]),
    ),
  };
}

const hashKey = (schema: KeySchema) =>
  schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';

const asPolicy = (text: string): unknown => JSON.parse(text);
