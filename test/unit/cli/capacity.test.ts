import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CapacityHere } from '../../../cli/capacity-view.ts';
import { EXIT } from '../../../cli/exit-codes.ts';
import { accountOf, AwsStub } from './aws-stub.ts';
import { commandLine, OPERATOR } from './command-line.ts';

const { at, run } = commandLine();

/** The ids of two tenants, as names have them after `tnt_` or `tnt-`. */
const [ACME, GLOBEX] = ['01kb2v3m9ne4a8x0c5r7d6f1gh', '01kb2v3m9ne4a8x0c5r7d6f1gj'];
const CELL = ['freehold-local-data', 'freehold-local-identity'];

let aws = new AwsStub();
let home = '';
beforeEach(async () => {
  aws = new AwsStub();
  await aws.open();
  home = join(at.directory, 'with-aws');
  mkdirSync(home);
  const urls = { apiUrl: at.api.url, awsEndpoint: aws.url, docsUrl: `${at.api.url}/docs` };
  const demo = { slug: 'demo', email: 'admin@demo.example', password: 'secret' };
  writeFileSync(join(home, 'local.json'), JSON.stringify({ ...urls, operator: OPERATOR, demo }));
});
afterEach(() => aws.close());

const capacity = (...options: string[]) =>
  run(['capacity', ...options], { env: { FREEHOLD_HOME: home } });

async function asJson(...options: string[]): Promise<CapacityHere> {
  return JSON.parse((await capacity('--json', ...options)).stdout) as CapacityHere;
}

describe('freehold capacity', () => {
  it('shows what is used, of whom, and how many more tenants fit', async () => {
    aws.answers = accountOf({
      tables: ['freehold-local-data-TenantTable', `freehold-local-tnt_${ACME}`, 'of-others'],
      stacks: CELL,
      aliases: [`alias/freehold-local-tnt_${ACME}`, 'alias/aws/s3'],
      userPools: [`freehold-local-tnt_${ACME}`, `freehold-local-tnt_${GLOBEX}`],
    });
    const { status, stdout, stderr } = await capacity();
    expect({ status, stderr }).toEqual({ status: EXIT.ok, stderr: '' });
    expect(stdout).toContain('Account 111122223333, us-east-1, stage local');
    expect(stdout).toMatch(/DynamoDB tables +3 +2 +2,500 +2,497 +0.1 +AWS’s documented default/);
    expect(stdout).toMatch(/shared_schema +998 +Cognito user pools/);
    expect(stdout).toContain('0 separate_database, 1 separate_schema, 1 in shared tables');
    expect(stdout).toContain('$1 for the keys of tenants (1), $1 for all of the account here (1)');
  });

  it('goes by Service Quotas where it answers', async () => {
    const quota = { GetServiceQuota: { Quota: { Value: 7_000 } } };
    aws.answers = { ...accountOf({ stacks: CELL }), ...quota };
    const { resources } = await asJson();
    for (const use of resources) {
      expect(use).toMatchObject({ limit: 7_000, limitFrom: 'service-quotas' });
    }
  });

  it('warns and fails when more than 80 % of a limit is used', async () => {
    const quota = { GetServiceQuota: { Quota: { Value: 5 } } };
    const tables = ['a', 'b', 'c', 'd', 'e'];
    aws.answers = { ...accountOf({ stacks: CELL, tables }), ...quota };
    const { status, stdout, stderr } = await capacity('--json');
    expect(status).toBe(EXIT.failed);
    expect(JSON.parse(stdout)).toMatchObject({ account: '111122223333' });
    expect(JSON.parse(stderr)).toMatchObject({
      error: {
        message: 'More than 80 % is used: DynamoDB tables 100 %.',
        problem: { scarce: [{ resource: 'tables' }] },
      },
    });
  });

  it('has capacity for stacks of tenants alone where the platform is not', async () => {
    aws.answers = accountOf({});
    const { region, remaining } = await asJson('--region', 'eu-central-1');
    expect(region).toBe('eu-central-1');
    expect(remaining.separate_schema).toEqual({ tenants: 0, boundBy: null });
    expect(remaining.separate_database).toEqual({ tenants: 2_000, boundBy: 'stacks' });
    expect((await capacity()).stdout).toContain('not in this region');
  });

  it('refuses what is no region and no stage', async () => {
    expect(await capacity('--region', 'narnia')).toMatchObject({ status: EXIT.invalid });
    const { status, stderr } = await capacity('--stage', 'production');
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('"production" is not the name of a stage.');
  });
});

/** It asks each Python of the machine for its version. */
describe('freehold doctor', () => {
  const doctor = async () => (await run(['doctor'], { env: { FREEHOLD_HOME: home } })).stdout;

  it('says how many more tenants fit', async () => {
    aws.answers = accountOf({ stacks: CELL });
    expect(await doctor()).toMatch(/✓ +capacity +1,000 more tenants fit/);
  });

  it('finds it ill when something is scarce', async () => {
    const quota = { GetServiceQuota: { Quota: { Value: 2 } } };
    aws.answers = { ...accountOf({ stacks: CELL }), ...quota };
    expect(await doctor()).toMatch(/✗ +capacity +More than 80 % is used: CloudFormation stacks/);
  });

  it('finds no fault in what it may not see', async () => {
    expect(await doctor()).toMatch(/✓ +capacity +not looked at: /);
  });
});
