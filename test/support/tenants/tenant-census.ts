import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { slugKey, TENANT_COUNT_KEY } from '../../../adapters/dynamodb/table/control-keys.ts';
import { deployedFunction } from '../deployed-functions.ts';
import { documentsAsRoot } from '../local-cloud.ts';
import { scan, type Item } from '../provisioning/stores.ts';

const controlTable = async () =>
  (await deployedFunction('TenantsApi')).environment.CONTROL_TABLE_NAME ?? '';

/** How many tenants the platform counts. */
export async function tenantCount(): Promise<number> {
  const { Item } = await documentsAsRoot().send(
    new GetCommand({
      TableName: await controlTable(),
      Key: TENANT_COUNT_KEY,
      ConsistentRead: true,
    }),
  );
  return Number(Item?.count ?? 0);
}

/** Makes the platform count so many tenants, whatever it has. */
export async function setTenantCount(count: number): Promise<void> {
  await documentsAsRoot().send(
    new PutCommand({ TableName: await controlTable(), Item: { ...TENANT_COUNT_KEY, count } }),
  );
}

export type Census = {
  readonly tenants: readonly Item[];
  readonly slugs: readonly Item[];
  readonly events: readonly Item[];
  readonly claims: readonly Item[];
};

/** All that creations of tenants whose slugs begin so, or that were claimed so, left in the control table. */
export async function censusOf(slug: string): Promise<Census> {
  const items = await scan(await controlTable());
  const slugs = items.filter(({ pk }) => String(pk).startsWith(slugKey(slug).pk));
  const tenants = items.filter(
    (item) => item.sk === 'TENANT' && String(item.slug).startsWith(slug),
  );
  const partitions = new Set(tenants.map(({ pk }) => pk));
  return {
    tenants,
    slugs,
    events: items.filter(
      ({ pk, type }) => partitions.has(pk) && type === 'tenant.provisioning_started',
    ),
    claims: items.filter(({ sk, pk }) => sk === 'IDEMPOTENCY' && String(pk).includes(`#${slug}`)),
  };
}
