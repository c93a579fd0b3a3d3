import {
  CognitoIdentityProviderClient,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { KMSClient, ListAliasesCommand } from '@aws-sdk/client-kms';
import {
  DeleteObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import { rootClient } from '../../../local/aws.ts';

export type Size = { readonly records: number; readonly files: number; readonly members: number };

type Item = Readonly<Record<string, unknown>>;

/** What may be left of an erased tenant, by docs/decisions/0051-erasing-a-tenant.md. */
const MAY_STAY = [
  /^TENANT#\S+ (TENANT|JOB#\S+)$/,
  /^LEDGER#/,
  /^BILLING_NONE#\S+ INVOICE#/,
  /^REVENUE#/,
  /^IDEMPOTENCY#/,
  /^TENANT#platform /,
  // The certificate, in the platform's own log.
  /^ENTRIES#platform#/,
];

/** A tenant with much in every store, and a look into all of them that knows nothing of the platform’s code. */
export class FullTenant {
  readonly #id: string;
  readonly #url: string;
  readonly #client: DynamoDBClient;
  readonly #documents: DynamoDBDocumentClient;
  readonly #s3: S3Client;

  constructor(id: string, emulatorUrl: string) {
    this.#id = id;
    this.#url = emulatorUrl;
    this.#client = new DynamoDBClient(rootClient(emulatorUrl));
    this.#documents = DynamoDBDocumentClient.from(this.#client);
    // Some buckets are in another region.
    this.#s3 = new S3Client({ ...rootClient(emulatorUrl), followRegionRedirects: true });
  }

  /** Puts records, files of two versions each, and members with sessions where the platform puts them. */
  async fill(isolation: string, { records, files, members }: Size): Promise<void> {
    const tables = await this.#tables();
    const own = tables.find((name) => name.includes(this.#id));
    const plan = tables.find((name) => name.includes('-plan-pro'));
    const shared = tables.find((name) => name.includes('TenantTable'));
    const table = own ?? (isolation === 'shared_database' ? plan : shared) ?? '';
    await this.#put(table, [
      { pk: `T#${this.#id}`, sk: 'C#notes' },
      ...Array.from({ length: records }, (_, at) => ({
        ...{ pk: `T#${this.#id}#notes`, sk: `rec_${String(at).padStart(6, '0')}` },
        data: JSON.stringify({ text: `Record ${at}` }),
      })),
    ]);
    await this.#fillFiles(isolation, files);
    await this.#fillMembers(tables.find((name) => name.includes('ControlTable')) ?? '', members);
  }

  /** Ends the run of the job as somebody would who stops it by hand; false where none runs. */
  async stopRun(jobId: string): Promise<boolean> {
    const sfn = new SFNClient(rootClient(this.#url));
    const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
    const machine = stateMachines.find(({ name }) => name?.includes('RunJob'));
    const { executions = [] } = await sfn.send(
      new ListExecutionsCommand({
        stateMachineArn: machine?.stateMachineArn,
        statusFilter: 'RUNNING',
      }),
    );
    const run = executions.find(({ name }) => name?.startsWith(jobId));
    if (!run?.executionArn) return false;
    await sfn.send(new StopExecutionCommand({ executionArn: run.executionArn }));
    return true;
  }

  /** Everything of any store that bears one of the texts, and should not be there. */
  async left(texts: readonly string[]): Promise<string[]> {
    const found = await Promise.all([this.#items(texts), this.#objects(texts), this.#names(texts)]);
    return found.flat();
  }

  /** The id of the tenant's pool, while the record says it. */
  async poolId(): Promise<string> {
    const table = (await this.#tables()).find((name) => name.includes('ControlTable'));
    const Key = { pk: `TENANT#${this.#id}`, sk: 'TENANT' };
    const { Item } = await this.#documents.send(new GetCommand({ TableName: table, Key }));
    return (Item?.identity as { readonly userPoolId: string }).userPoolId;
  }

  async #fillFiles(isolation: string, files: number): Promise<void> {
    const buckets = await this.#buckets();
    const own = buckets.find((name) => name.includes(this.#id.replace('_', '-')));
    const Bucket = own ?? buckets.find((name) => name.includes('filesbucket')) ?? '';
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await this.#s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    const folder = isolation === 'separate_schema' ? 'k' : 't';
    for (let at = 0; at < files; at += 1) {
      const Key = `${folder}/${this.#id}/fil_${at}`;
      for (const Body of ['first', 'second']) {
        await this.#s3.send(new PutObjectCommand({ Bucket, Key, Body }));
      }
      if (at % 10 === 0) await this.#s3.send(new DeleteObjectCommand({ Bucket, Key }));
    }
  }

  async #fillMembers(table: string, members: number): Promise<void> {
    const pool = await this.poolId();
    const items = Array.from({ length: members }, (_, at) => {
      const email = `member${at}@${this.#id}.example`;
      return [
        { pk: `MEMBERS#${pool}`, sk: `MEMBER#u${at}`, email, userId: `u${at}`, role: 'member' },
        { pk: `PERSON#${email}`, sk: `POOL#${pool}`, userId: `u${at}` },
        { pk: `SESSIONS#${pool}#u${at}`, sk: 'SESSION#1' },
        { pk: `DEVICE#${pool}#${email}#mark`, sk: 'DEVICE' },
      ];
    });
    await this.#put(table, items.flat());
  }

  async #put(TableName: string, items: readonly Item[]): Promise<void> {
    for (let first = 0; first < items.length; first += 25) {
      const part = items.slice(first, first + 25);
      const requests = part.map((Item) => ({ PutRequest: { Item } }));
      await this.#documents.send(
        new BatchWriteCommand({ RequestItems: { [TableName]: requests } }),
      );
    }
  }

  async #items(texts: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const TableName of await this.#tables()) {
      for (let start: Item | undefined; ;) {
        const { Items = [], LastEvaluatedKey }: { Items?: Item[]; LastEvaluatedKey?: Item } =
          await this.#documents.send(new ScanCommand({ TableName, ExclusiveStartKey: start }));
        const left = Items.filter((item) => isNaming(JSON.stringify(item), texts));
        found.push(...left.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`));
        if (!LastEvaluatedKey) break;
        start = LastEvaluatedKey;
      }
    }
    return found.filter((key) => !MAY_STAY.some((form) => form.test(key)));
  }

  async #objects(texts: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const Bucket of (await this.#buckets()).filter((name) => !name.includes('anchors'))) {
      for (const prefix of ['t', 'k', 'usage', 'exports']) {
        const Prefix = `${prefix}/${this.#id}/`;
        const { Versions = [], DeleteMarkers = [] } = await this.#s3.send(
          new ListObjectVersionsCommand({ Bucket, Prefix }),
        );
        found.push(...[...Versions, ...DeleteMarkers].map(({ Key }) => `${Bucket} ${Key ?? ''}`));
      }
    }
    return found.filter((key) => isNaming(key, texts));
  }

  /** Of tables, buckets, stacks, keys and pools. */
  async #names(texts: readonly string[]): Promise<string[]> {
    const root = rootClient(this.#url);
    const { StackSummaries = [] } = await new CloudFormationClient(root).send(
      new ListStacksCommand({}),
    );
    const stacks = StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
    const { Aliases = [] } = await new KMSClient(root).send(new ListAliasesCommand({}));
    const pools: string[] = [];
    const client = new CognitoIdentityProviderClient(root);
    for await (const { UserPools = [] } of paginateListUserPools({ client }, { MaxResults: 60 })) {
      pools.push(...UserPools.map(({ Id, Name }) => `${Id ?? ''} ${Name ?? ''}`));
    }
    const names = [
      ...(await this.#tables()),
      ...(await this.#buckets()),
      ...stacks.map(({ StackName = '' }) => StackName),
      ...Aliases.map(({ AliasName = '' }) => AliasName),
      ...pools,
    ];
    return names.filter((name) => isNaming(name, texts));
  }

  async #tables(): Promise<string[]> {
    const names: string[] = [];
    for await (const { TableNames = [] } of paginateListTables({ client: this.#client }, {})) {
      names.push(...TableNames);
    }
    return names;
  }

  async #buckets(): Promise<string[]> {
    const { Buckets = [] } = await this.#s3.send(new ListBucketsCommand({}));
    return Buckets.flatMap(({ Name }) => Name ?? []);
  }
}

/** Stacks and buckets have a hyphen where an id has an underscore. */
const isNaming = (text: string, texts: readonly string[]): boolean =>
  texts.some((one) => text.includes(one) || text.includes(one.replace('_', '-')));
