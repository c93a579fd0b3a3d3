import type { Emulator } from './emulator.ts';
import type { Facts, KeyFacts, ObjectAddress, TableFacts } from './facts.ts';
import { FactCache, undefinedIfRefused } from './fact-cache.ts';
import { defaultEncryption, storedEncryption } from './object-encryption.ts';
import { readResourcePolicy, readStack, readTags } from './resource-facts.ts';
import type { RolePolicies } from './role-policies.ts';

/** What is not known may have been made since. */
const JUST_MADE_MS = 1_000;

/** Facts read from the emulator as the account root, kept for seconds, each region's apart. */
export class EmulatorFacts {
  readonly #emulator: Emulator;
  readonly #policies: RolePolicies;
  readonly #cache = new FactCache();
  readonly #regions = new Map<string, Facts>();

  constructor(emulator: Emulator, policies: RolePolicies) {
    this.#emulator = emulator;
    this.#policies = policies;
  }

  forget(): void {
    this.#cache.forget();
  }

  in(region: string): Facts {
    const facts = this.#regions.get(region) ?? this.#factsOf(region);
    this.#regions.set(region, facts);
    return facts;
  }

  #factsOf(region: string): Facts {
    const emulator = this.#emulator;
    const once = <T>(key: string, read: () => Promise<T>) =>
      this.#cache.once(`${region} ${key}`, read);
    return {
      table: (name) => once(`table ${name}`, () => readTable(emulator, region, name)),
      key: (id) => once(`key ${id}`, () => readKey(emulator, region, id)),
      secretArn: (id) => once(`secret ${id}`, () => readSecretArn(emulator, region, id)),
      stackArn: async (name) =>
        (await once(`stack ${name}`, () => readStack(emulator, region, name)))?.arn,
      mappedFunction: (id) => undefinedIfRefused(() => readMappedFunction(emulator, region, id)),
      trustPolicy: (roleArn) => this.#roleFact(roleArn, ({ trustPolicy }) => trustPolicy),
      resourcePolicy: (arn) => once(`policy ${arn}`, () => readResourcePolicy(emulator, arn)),
      tags: async (arn) =>
        (arn.startsWith('arn:aws:iam:')
          ? await this.#roleFact(arn, ({ tags }) => tags)
          : await once(`tags ${arn}`, () => readTags(emulator, arn))) ?? {},
      bucketEncryption: (bucket) =>
        once(`encryption ${bucket}`, () => defaultEncryption(emulator, bucket)),
      // Not cached: the next write may change it, and only copies and templates ask.
      objectEncryption: (address: ObjectAddress) =>
        undefinedIfRefused(() => storedEncryption(emulator, address)),
    };
  }

  async #roleFact<T>(
    roleArn: string,
    fact: (role: {
      arn: string;
      trustPolicy: unknown;
      tags: Readonly<Record<string, string>>;
    }) => T,
  ): Promise<T | undefined> {
    const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const known = (await this.#policies.state()).roles.get(roleName);
    const role = known ?? (await this.#policies.state(JUST_MADE_MS)).roles.get(roleName);
    return role?.arn === roleArn ? fact(role) : undefined;
  }
}

async function readTable(emulator: Emulator, region: string, name: string): Promise<TableFacts> {
  const answer = await emulator.call(
    { service: 'dynamodb', region, target: 'DynamoDB_20120810.DescribeTable' },
    { TableName: name },
  );
  return toTableFacts(answer.Table as DescribedTable);
}

async function readKey(
  emulator: Emulator,
  region: string,
  keyId: string,
): Promise<KeyFacts | undefined> {
  const question = { service: 'kms', region, target: 'TrentService.DescribeKey' };
  const { KeyMetadata } = await emulator.call(question, { KeyId: keyId });
  const { Arn, KeyState, KeyManager } = KeyMetadata as Record<string, string>;
  return { arn: Arn ?? '', state: KeyState ?? '', isManagedByAws: KeyManager === 'AWS' };
}

async function readSecretArn(emulator: Emulator, region: string, secretId: string) {
  const answer = await emulator.call(
    { service: 'secretsmanager', region, target: 'secretsmanager.DescribeSecret' },
    { SecretId: secretId },
  );
  return answer.ARN as string;
}

async function readMappedFunction(emulator: Emulator, region: string, id: string) {
  const path = `/2015-03-31/event-source-mappings/${encodeURIComponent(id)}`;
  const mapping = await emulator.get('lambda', path, region);
  return (JSON.parse(mapping) as { FunctionArn: string }).FunctionArn;
}

type KeySchema = readonly { AttributeName: string; KeyType: string }[];
type DescribedTable = {
  KeySchema: KeySchema;
  GlobalSecondaryIndexes?: readonly { IndexName: string; KeySchema: KeySchema }[] | null;
  LocalSecondaryIndexes?: readonly { IndexName: string; KeySchema: KeySchema }[] | null;
  SSEDescription?: { Status?: string; KMSMasterKeyArn?: string | null } | null;
};

function toTableFacts(table: DescribedTable): TableFacts {
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  return {
    partitionKey: hashKey(table.KeySchema),
    indexPartitionKeys: Object.fromEntries(
      indexes.map(({ IndexName, KeySchema }) => [IndexName, hashKey(KeySchema)]),
    ),
    keyId: table.SSEDescription?.KMSMasterKeyArn ?? undefined,
  };
}

const hashKey = (schema: KeySchema) =>
  schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
