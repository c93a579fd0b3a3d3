import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoTenantDirectory } from '../../adapters/dynamodb/provisioning/dynamo-tenant-directory.ts';
import { toTenantItem } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import type { TenantQuery } from '../../core/tenants/tenant-directory.ts';
import { newId } from '../../kit/id.ts';
import { rootClient } from '../../local/aws.ts';
import { aTenant } from '../support/provisioning/a-tenant.ts';
import { operatorContext } from '../support/tenants/tenants-api.ts';
import type { BenchCloud } from './bench-cloud.ts';
import { percentile } from './percentile.ts';
import type { Cell, Table } from './table.ts';

const BATCH = 25;
const READS = 30;

const documentsOf = ({ emulatorUrl }: BenchCloud) =>
  DynamoDBDocumentClient.from(new DynamoDBClient(rootClient(emulatorUrl)), {
    marshallOptions: { removeUndefinedValues: true },
  });

/** Active tenants in the control table, every second one of the plan `pro`. */
export async function seedTenants(cloud: BenchCloud, count: number): Promise<void> {
  const documents = documentsOf(cloud);
  for (let first = 0; first < count; first += BATCH) {
    const requests = Array.from({ length: Math.min(BATCH, count - first) }, (_, index) => {
      const number = first + index;
      const slug = `seeded-${number}`;
      const plan = number % 2 === 0 ? 'pro' : 'basic';
      const tenant = { ...aTenant(new Date()), id: newId('tnt'), slug, name: slug, plan };
      return { PutRequest: { Item: toTenantItem({ ...tenant, state: 'active' }) } };
    });
    await documents.send(
      new BatchWriteCommand({ RequestItems: { [cloud.controlTableName]: requests } }),
    );
  }
}

export type PageFigures = { readonly table: Table; readonly p95Ms: number; readonly scans: number };

/** What a page of 100 takes at the table, with and without a filter, and by which calls. */
export async function pagesOf(cloud: BenchCloud, tenants: number): Promise<PageFigures> {
  const documents = documentsOf(cloud);
  const calls: string[] = [];
  documents.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        calls.push(commandName.replace('Command', ''));
        return next(args);
      },
    { step: 'initialize' },
  );
  const directory = new DynamoTenantDirectory(documents, cloud.controlTableName);
  const rows: Cell[][] = [];
  const times: number[] = [];
  let scans = 0;
  for (const [name, query] of QUERIES) {
    const ms: number[] = [];
    calls.length = 0;
    for (let read = 0; read < READS; read += 1) {
      const startedAt = performance.now();
      const { items } = await directory.list(operatorContext, query);
      ms.push(performance.now() - startedAt);
      if (items.length !== 100) throw new Error(`The page has ${items.length} tenants.`);
    }
    const each = [...Map.groupBy(calls, (call) => call)].map(
      ([call, all]) => `${all.length / READS} x ${call}`,
    );
    rows.push([name, tenants, percentile(ms, 0.5), percentile(ms, 0.95), each.join(', ')]);
    times.push(percentile(ms, 0.95));
    scans += calls.filter((call) => call.includes('Scan')).length;
  }
  return {
    table: {
      title: 'A page of 100 tenants',
      columns: ['page', 'tenants', 'p50 ms', 'p95 ms', 'calls'],
      rows,
    },
    p95Ms: Math.max(...times),
    scans,
  };
}

const QUERIES: readonly (readonly [string, TenantQuery])[] = [
  ['the newest', { limit: 100 }],
  ['of one state', { limit: 100, state: 'active' }],
  ['of one plan', { limit: 100, plan: 'pro' }],
  ['of one plan and a part of the name', { limit: 100, plan: 'pro', search: 'seeded' }],
];
