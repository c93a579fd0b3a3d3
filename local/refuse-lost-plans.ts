import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { join } from 'node:path';
import { z } from 'zod';
import { loadPlatformConfig } from '../adapters/yaml/load-platform-config.ts';
import { rootClient } from './aws.ts';
import { repository } from './home.ts';

const placedTenant = z.object({ slug: z.string(), tier: z.string() });

/** Throws where the tenants of a plan would lose their table: its deployment would delete what they have. */
export async function refuseLostPlans(
  endpoint: string,
  plans: readonly string[] | undefined = configuredPlans(),
): Promise<void> {
  if (plans === undefined) return;
  const client = new DynamoDBClient(rootClient(endpoint));
  const table = await controlTableIn(client);
  if (table === undefined) return;

  const homeless = (await placedTenants(client, table)).filter(({ tier }) => !plans.includes(tier));
  if (homeless.length === 0) return;
  const gone = [...new Set(homeless.map(({ tier }) => tier))].join(', ');
  const slugs = homeless.map(({ slug }) => slug).join(', ');
  throw new Error(
    `The configuration lacks ${gone}, in whose table the data of ${slugs} lies: ` +
      'put the plan back, or move them elsewhere first (freehold tenant move).',
  );
}

/** What is wrong with a configuration is said when it is synthesized. */
function configuredPlans(): readonly string[] | undefined {
  const config = loadPlatformConfig({ directory: join(repository, 'config'), stage: 'local' });
  return config.ok ? Object.keys(config.value.plans) : undefined;
}

async function controlTableIn(client: DynamoDBClient): Promise<string | undefined> {
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) {
    const name = TableNames.find((table) => table.includes('ControlTable'));
    if (name !== undefined) return name;
  }
  return undefined;
}

async function placedTenants(client: DynamoDBClient, TableName: string) {
  const tenants: z.output<typeof placedTenant>[] = [];
  const input = {
    TableName,
    FilterExpression: 'sk = :tenant AND attribute_exists(tier)',
    ExpressionAttributeValues: { ':tenant': 'TENANT' },
  };
  const documents = { client: DynamoDBDocumentClient.from(client) };
  for await (const { Items = [] } of paginateScan(documents, input)) {
    tenants.push(...Items.map((item) => placedTenant.parse(item)));
  }
  return tenants;
}
