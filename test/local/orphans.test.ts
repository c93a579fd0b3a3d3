import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { TENANT_COUNT_KEY } from '../../adapters/dynamodb/table/control-keys.ts';
import { toTenantItem } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import type { InvariantFinding } from '../../core/invariants/invariant-problem.ts';
import { dedicatedTableName } from '../../core/tenancy/resource-names.ts';
import { derivedId } from '../../kit/id.ts';
import { deployedFunction, invoke } from '../support/deployed-functions.ts';
import { freeholdCommand } from '../support/freehold-command.ts';
import { asRoot, documentsAsRoot } from '../support/local-cloud.ts';
import { aTenant } from '../support/provisioning/a-tenant.ts';

const YESTERDAY = new Date(Date.now() - 86_400_000);
const freehold = freeholdCommand();

const idOf = (name: string) => derivedId('tnt', YESTERDAY, `${name} ${Date.now()}`);
const ended = { ...aTenant(YESTERDAY), id: idOf('ended'), state: 'terminated' } as const;
const nobody = idOf('nobody');
const OURS: readonly string[] = [ended.id, nobody];

/** With the engineer's credentials: what it found of these two tenants and of the counter of all. */
async function doctor(...more: string[]) {
  const args = ['doctor', '--orphans', '--json', ...more];
  const { status, stdout, stderr } = await freehold.run(args);
  if (stdout === '') throw new Error(stderr);
  const all = JSON.parse(stdout) as { findings: InvariantFinding[]; errors: string[] };
  const found = all.findings.flatMap(({ problem, isFixed }): (string | boolean)[][] => {
    if (problem.kind === 'TenantCountDiffers') return [[problem.kind, isFixed]];
    if (problem.kind !== 'Orphan' || !OURS.includes(problem.resource.tenantId)) return [];
    return [[problem.resource.kind, problem.reason, isFixed]];
  });
  return { status, found, errors: all.errors };
}

async function settings() {
  const { environment } = await deployedFunction('CheckInvariants');
  const { CONTROL_TABLE_NAME = '', FILES_BUCKET_NAME = '', STAGE = '' } = environment;
  return { CONTROL_TABLE_NAME, FILES_BUCKET_NAME, STAGE };
}

async function plant() {
  const { CONTROL_TABLE_NAME, FILES_BUCKET_NAME, STAGE } = await settings();
  await documentsAsRoot().send(
    new PutCommand({ TableName: CONTROL_TABLE_NAME, Item: toTenantItem(ended) }),
  );
  await documentsAsRoot().send(
    new UpdateCommand({
      ...{ TableName: CONTROL_TABLE_NAME, Key: TENANT_COUNT_KEY },
      UpdateExpression: 'ADD #count :three',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':three': 3 },
    }),
  );
  for (const id of OURS) {
    await new S3Client(asRoot()).send(
      new PutObjectCommand({ Bucket: FILES_BUCKET_NAME, Key: `t/${id}/files/one`, Body: 'x' }),
    );
  }
  await new DynamoDBClient(asRoot()).send(
    new CreateTableCommand({
      TableName: dedicatedTableName(STAGE, ended.id),
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
}

async function versionsOf(id: string): Promise<number> {
  const { FILES_BUCKET_NAME: Bucket } = await settings();
  const { Versions = [] } = await new S3Client(asRoot()).send(
    new ListObjectVersionsCommand({ Bucket, Prefix: `t/${id}/` }),
  );
  return Versions.length;
}

const tenantCount = async () => {
  const { CONTROL_TABLE_NAME: TableName } = await settings();
  const { Item } = await documentsAsRoot().send(
    new GetCommand({ TableName, Key: TENANT_COUNT_KEY, ConsistentRead: true }),
  );
  return Number(Item?.count ?? 0);
};

describe('freehold doctor --orphans', () => {
  it('finds what is planted, removes what a record says has ended, and the rest when told to', async () => {
    // What other files left of a counter is put right before.
    await doctor('--fix');
    const before = await tenantCount();
    await plant();
    const planted = (isFixed: boolean) => [
      ['TenantCountDiffers', isFixed],
      ['files', 'ended-tenant', isFixed],
      ['files', 'unknown-tenant', false],
      ['table', 'ended-tenant', isFixed],
    ];
    expect(await doctor()).toEqual({ status: 1, errors: [], found: expect.any(Array) as unknown });
    const fixed = await doctor('--fix');
    expect({ ...fixed, found: fixed.found.toSorted() }).toEqual({
      ...{ status: 1, errors: [], found: planted(true) },
    });
    expect(await tenantCount()).toBe(before);
    expect([await versionsOf(ended.id), await versionsOf(nobody)]).toEqual([0, 1]);

    expect((await doctor('--fix', '--unknown')).found).toEqual([['files', 'unknown-tenant', true]]);
    expect(await versionsOf(nobody)).toBe(0);
    expect((await doctor('--fix', '--unknown')).found).toEqual([]);
  });

  it('is looked at each day by a function that may list names alone', async () => {
    const invoked = await invoke('CheckInvariants', {});
    expect(invoked).toMatchObject({ ok: true });
  });
});
