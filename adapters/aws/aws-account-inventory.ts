import {
  CloudFormationClient,
  paginateListStacks,
  StackStatus,
  type CloudFormationClientConfig,
} from '@aws-sdk/client-cloudformation';
import {
  CognitoIdentityProviderClient,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { IAMClient, paginateListRoles } from '@aws-sdk/client-iam';
import { KMSClient, paginateListAliases, paginateListKeys } from '@aws-sdk/client-kms';
import { paginateListBuckets, S3Client } from '@aws-sdk/client-s3';
import type {
  AccountInventory,
  ResourceCount,
  Inventory,
} from '../../core/capacity/account-inventory.ts';

/** Which account and region, and who asks. */
export type Aws = Pick<CloudFormationClientConfig, 'endpoint' | 'credentials' | 'region'>;

/** By the listings of each service; of the pools there are 60 on a page, and 15 pages a second. */
export class AwsAccountInventory implements AccountInventory {
  readonly #config: Aws;

  constructor(config: Aws) {
    this.#config = config;
  }

  async take(): Promise<Inventory> {
    const [tables, stacks, keys, userPools, buckets, roles] = await Promise.all([
      this.#tables(),
      this.#stacks(),
      this.#keys(),
      this.#userPools(),
      this.#buckets(),
      this.#roles(),
    ]);
    return { tables, stacks, keys, userPools, buckets, roles };
  }

  async #tables(): Promise<ResourceCount> {
    const client = new DynamoDBClient(this.#config);
    return countOf(await all(paginateListTables({ client }, {}), (page) => page.TableNames));
  }

  /** CloudFormation goes on listing a deleted stack for 90 days; it counts no more. */
  async #stacks(): Promise<ResourceCount> {
    const client = new CloudFormationClient(this.#config);
    const StackStatusFilter = Object.values(StackStatus).filter(
      (status) => status !== 'DELETE_COMPLETE',
    );
    const pages = paginateListStacks({ client }, { StackStatusFilter });
    const stacks = await all(pages, (page) => page.StackSummaries);
    return countOf(stacks.map(({ StackName }) => StackName));
  }

  /** AWS's own keys do not count: they are the ones that `alias/aws/…` names. */
  async #keys(): Promise<ResourceCount> {
    const client = new KMSClient(this.#config);
    const [keys, aliases] = await Promise.all([
      all(paginateListKeys({ client }, {}), (page) => page.Keys),
      all(paginateListAliases({ client }, {}), (page) => page.Aliases),
    ]);
    const nameOf = new Map(aliases.map(({ TargetKeyId, AliasName }) => [TargetKeyId, AliasName]));
    const names = keys.map(({ KeyId }) => nameOf.get(KeyId));
    return countOf(names.filter((name) => !name?.startsWith('alias/aws/')));
  }

  async #userPools(): Promise<ResourceCount> {
    const client = new CognitoIdentityProviderClient(this.#config);
    const pools = await all(
      paginateListUserPools({ client }, { MaxResults: 60 }),
      (page) => page.UserPools,
    );
    return countOf(pools.map(({ Name }) => Name));
  }

  async #buckets(): Promise<ResourceCount> {
    const client = new S3Client(this.#config);
    const buckets = await all(
      paginateListBuckets({ client }, { MaxBuckets: 1_000 }),
      (page) => page.Buckets,
    );
    return countOf(buckets.map(({ Name }) => Name));
  }

  async #roles(): Promise<ResourceCount> {
    const client = new IAMClient(this.#config);
    const roles = await all(paginateListRoles({ client }, {}), (page) => page.Roles);
    return countOf(roles.map(({ RoleName }) => RoleName));
  }
}

async function all<Page, Entry>(
  pages: AsyncIterable<Page>,
  entriesOf: (page: Page) => readonly Entry[] | undefined,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const page of pages) entries.push(...(entriesOf(page) ?? []));
  return entries;
}

/** What has no name counts all the same. */
const countOf = (names: readonly (string | undefined)[]): ResourceCount => ({
  used: names.length,
  names: names.filter((name) => name !== undefined),
});
