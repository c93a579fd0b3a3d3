import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { lakePrefix } from '../../adapters/s3/s3-event-lake.ts';
import { newId } from '../../kit/id.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import { DataStack } from '../../infra/stacks/data-stack.ts';
import { isAllowed, type Attempt } from '../support/tenancy/iam-decision.ts';
import { byConstruct, resolved } from '../support/tenancy/resolved-template.ts';
import { ACCOUNT, PLANS, REGION, tenantRolePolicy } from '../support/tenancy/tenant-role-policy.ts';

type Role = {
  readonly AssumeRolePolicyDocument: unknown;
  readonly Policies: readonly { readonly PolicyDocument: unknown }[];
};

const LAKE = 'arn:aws:s3:::lake';
const template = Template.fromStack(
  new DataStack(new App(), 'Data', { stage: stageNamed('prod'), planIds: PLANS }),
);
const { AnalyticsLake, LakeQueriesReader } = byConstruct(template);
const role = LakeQueriesReader?.Properties as Role;
const names = new Map([
  [AnalyticsLake?.id, LAKE],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', REGION],
  ['AWS::AccountId', ACCOUNT],
]);
const rolePolicies = role.Policies.map(({ PolicyDocument }) => resolved(PolicyDocument, names));

const own = newId('tnt');
const other = newId('tnt');
const locks = { rolePolicies, tenantId: own };

const day = (tenantId: string) => `${lakePrefix(tenantId)}day=2026-11-27/`;
const results = (tenantId: string) => `${lakePrefix(tenantId)}results/`;
const object = (action: string, key: string): Attempt => ({
  action: `s3:${action}`,
  resource: `${LAKE}/${key}`,
});
const listing = (prefix?: string): Attempt => ({
  action: 's3:ListBucket',
  resource: LAKE,
  context: prefix === undefined ? {} : { 's3:prefix': prefix },
});
const athena = (action: string, workgroup = 'freehold-prod'): Attempt => ({
  action: `athena:${action}`,
  resource: `arn:aws:athena:${REGION}:${ACCOUNT}:workgroup/${workgroup}`,
});
const glue = (action: string, name: string): Attempt => ({
  action: `glue:${action}`,
  resource: `arn:aws:glue:${REGION}:${ACCOUNT}:${name}`,
});

const allowed = async (attempts: readonly Attempt[], tenant: string | undefined = own) => {
  const decided: string[] = [];
  for (const attempt of attempts) {
    const isOpen = await isAllowed({ ...locks, tenantId: tenant }, attempt);
    if (isOpen) decided.push(`${attempt.action} ${JSON.stringify(attempt.context ?? '')}`);
  }
  return decided;
};

/** What Athena does with the rights of the session, in the prefix of that tenant. */
const queryOf = (tenantId: string): Attempt[] => [
  listing(day(tenantId)),
  object('GetObject', `${day(tenantId)}m1.jsonl.gz`),
  object('PutObject', `${results(tenantId)}q1.csv`),
  object('GetObject', `${results(tenantId)}q1.csv`),
];

describe('a tenant’s session of the lake’s reader', () => {
  it('runs queries, and reads and writes under its own prefix', async () => {
    const attempts = [
      ...queryOf(own),
      ...['StartQueryExecution', 'GetQueryExecution', 'GetQueryResults'].map((one) => athena(one)),
      glue('GetDatabase', 'database/freehold_prod'),
      glue('GetTable', 'table/freehold_prod/tracked_events'),
    ];
    expect(await allowed(attempts)).toHaveLength(attempts.length);
  });

  it.each([
    ['another tenant’s', other],
    ['one that begins alike', `${own}0`],
    ['one with a wildcard', 'tnt_*'],
    ['the beginning of its own', own.slice(0, -1)],
    ['no tenant’s', ''],
  ])('is refused all that a query does under %s prefix', async (_, tenantId) => {
    expect(await allowed(queryOf(tenantId))).toEqual([]);
  });

  it('lists no more than its own prefix, and changes no event', async () => {
    const attempts = [
      ...[undefined, '', 'events/', 'events/tenant=', lakePrefix(own).slice(0, -1)].map(listing),
      object('PutObject', `${day(own)}m1.jsonl.gz`),
      object('DeleteObject', `${day(own)}m1.jsonl.gz`),
      object('GetObject', 'events/x'),
      object('PutObject', 'results/q1.csv'),
    ];
    expect(await allowed(attempts)).toEqual([]);
  });

  it('sees no list of queries, and no other workgroup, table or change of one', async () => {
    const attempts = [
      athena('ListQueryExecutions'),
      athena('UpdateWorkGroup'),
      athena('StartQueryExecution', 'primary'),
      glue('GetTable', 'table/freehold_prod/other'),
      glue('UpdateTable', 'table/freehold_prod/tracked_events'),
    ];
    expect(await allowed(attempts)).toEqual([]);
  });

  it('without a tenant reads nothing', async () => {
    const attempts = [...queryOf(own), ...queryOf(''), listing('')];
    for (const attempt of attempts) expect(await isAllowed({ rolePolicies }, attempt)).toBe(false);
  });

  it('is opened by whom a session of the tenants’ data is opened by', () => {
    const trust = resolved(role.AssumeRolePolicyDocument, names);
    expect(trust).toEqual(tenantRolePolicy('prod').trust);
  });
});

describe('the table of the lake', () => {
  it('finds a day’s events where they are put, and names what is in them', () => {
    const [table] = Object.values(template.findResources('AWS::Glue::Table'));
    const { TableInput } = table?.Properties as {
      TableInput: {
        Parameters: Readonly<Record<string, unknown>>;
        StorageDescriptor: { Columns: { Name: string }[] };
      };
    };
    const location = String(resolved(TableInput.Parameters['storage.location.template'], names));
    const filled = location.replace('${tenant}', own).replace('${day}', '2026-11-27');
    expect(filled.replace(`s3://${LAKE}/`, '')).toBe(day(own));
    expect(TableInput.StorageDescriptor.Columns.map(({ Name }) => Name)).toEqual([
      ...['id', 'name', 'user_id', 'time', 'received_at', 'properties'],
    ]);
  });
});
