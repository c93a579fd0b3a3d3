import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();
/** As a program of a tenant. */
const runAsTenant = (args: readonly string[]) =>
  run(args, { env: { FREEHOLD_API_KEY: 'key', FREEHOLD_API_URL: at.api.url } });

const TENANT = 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh';
const usd = (amountMinor: number) => ({ amountMinor, currency: 'usd' });
const day = (number: number, quantity: string) => ({
  start: `2026-11-${number}T00:00:00.000Z`,
  end: `2026-11-${number + 1}T00:00:00.000Z`,
  quantity,
});
const USAGE = {
  ...{ from: '2026-11-25T00:00:00.000Z', to: '2026-11-28T00:00:00.000Z' },
  ...{ window: 'day', timeZone: 'Europe/Berlin' },
  usage: [
    {
      ...{ meter: 'api_calls', name: 'API calls', unit: 'call', version: 'a', total: '1250.5' },
      points: [day(25, '0'), day(26, '1000'), day(27, '250.5')],
    },
    {
      ...{ meter: 'active_users', name: 'Active users', unit: 'user', version: 'b' },
      points: [day(25, '1'), day(26, '2'), day(27, '2')],
    },
  ],
};
const SPEND = {
  ...{ plan: 'pro', planVersion: 1, quantity: 3, status: 'active' },
  period: { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
  ...{ recurring: usd(29_700), usageSoFar: usd(50), spendSoFar: usd(29_750) },
  next: { total: usd(29_750), amountDue: usd(29_750) },
};

describe('freehold analytics', () => {
  it('shows what one’s own tenant uses and spends, with a chart for each meter', async () => {
    at.api.on('GET /v1/analytics/usage', { body: { ...USAGE, spend: SPEND } });
    const { status, stdout } = await runAsTenant(['analytics', '--window', 'day']);
    expect(status).toBe(EXIT.ok);
    expect(at.api.seen.at(-1)?.path).toBe('/v1/analytics/usage?window=day');
    expect(stdout).toMatch(/^Plan +pro 1 × 3, active, \$297\.00 a month$/m);
    expect(stdout).toMatch(/^Spend so far +\$297\.50, of which usage \$0\.50$/m);
    expect(stdout).toMatch(/^Next invoice +\$297\.50 as of now$/m);
    expect(stdout).toMatch(/^API calls +1250\.5 +call +1000 +▁█▃$/m);
    expect(stdout).toMatch(/^Active users +user +2 +▅██$/m);
  });

  it('shows any tenant with its margin to an operator: the seed’s command', async () => {
    const result = { billed: usd(9_900), cost: '0.008837', margin: usd(9_899) };
    const body = { tenantId: TENANT, name: 'Acme', ...USAGE, ...result };
    at.api.on(`GET /v1/analytics/tenants/${TENANT}`, { body });
    const { stdout } = await run(['analytics', '--tenant-id', TENANT]);
    expect(stdout).toMatch(new RegExp(`^Tenant +Acme \\(${TENANT}\\)$`, 'm'));
    expect(stdout).toMatch(/^Billed +\$99\.00$/m);
    expect(stdout).toMatch(/^Cost +\$0\.008837$/m);
    expect(stdout).toMatch(/^Margin +\$98\.99$/m);
    expect(stdout).not.toContain('Plan');
    const asJson = await run(['analytics', '--tenant-id', TENANT, '--json']);
    expect(JSON.parse(asJson.stdout)).toEqual(body);
  });

  it('shows all tenants’ metrics to an operator who names none, gaps as nothing', async () => {
    const items = ['2026-11-25', '2026-11-27'].map((date) => ({
      ...{ start: `${date}T00:00:00.000Z`, end: `${date}T23:59:59.000Z` },
      ...{ dimensions: {}, value: '1000' },
    }));
    const span = { from: '2026-11-25T00:00:00.000Z', to: '2026-11-28T00:00:00.000Z' };
    const series = { name: 'api_calls', unit: 'call', window: 'day', timeZone: 'UTC' };
    at.api.on('GET /v1/platform/metrics', { body: { ...series, ...span, items } });
    const { stdout } = await run(['analytics', '--from', span.from, '--to', span.to]);
    expect(stdout).toMatch(/^All tenants by day, /m);
    expect(stdout).toMatch(/^API calls +2000 +call +1000 +█▁█$/m);
    const csv = await run(['analytics', '--from', span.from, '--to', span.to, '--csv']);
    expect(csv.stdout.match(/^metric,unit/gm)).toHaveLength(1);
  });

  it('says what is wrong with an id', async () => {
    const { status } = await run(['analytics', '--tenant-id', 'tnt_1']);
    expect(status).toBe(EXIT.notFound);
  });

  it('writes usage as CSV', async () => {
    at.api.on('GET /v1/analytics/usage', { body: USAGE });
    const { stdout } = await runAsTenant(['analytics', '--csv']);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'meter,version,unit,start,end,quantity',
      'api_calls,a,call,2026-11-25T00:00:00.000Z,2026-11-26T00:00:00.000Z,0',
    ]);
    expect(stdout.trim().split('\n')).toHaveLength(7);
  });
});

describe('freehold analytics --revenue', () => {
  const REVENUE = {
    ...{ month: '2026-11', mrr: { before: usd(12_800), after: usd(29_900) } },
    movements: {
      ...{ new: usd(29_900), expansion: usd(7_000) },
      ...{ contraction: usd(-7_000), churned: usd(-12_800) },
    },
    customers: { before: 2, new: 1, churned: 2, after: 1 },
    ...{ customerChurn: 1, revenueChurn: null },
    ...{ billed: usd(42_700), cost: '1.250000', margin: usd(42_575) },
    days: [
      { day: '2026-11-01', mrr: usd(42_700), customers: 3, billed: usd(42_700), cost: '0.5' },
      { day: '2026-11-02', mrr: usd(29_900), customers: 1, billed: usd(0), cost: '0.75' },
    ],
  };

  it('shows what became of the MRR, with a bar for each movement', async () => {
    at.api.on('GET /v1/analytics/revenue', { body: REVENUE });
    const { status, stdout } = await run(['analytics', '--revenue', '--month', '2026-11']);
    expect(status).toBe(EXIT.ok);
    expect(at.api.seen.at(-1)?.path).toBe('/v1/analytics/revenue?month=2026-11');
    expect(stdout).toContain('2026-11, to the end of 2026-11-02 (UTC)');
    expect(stdout).toMatch(/^MRR before +\$128\.00$/m);
    expect(stdout).toMatch(new RegExp(`^ {2}new +\\$299\\.00 +${'█'.repeat(40)}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^ {2}churned +-\\$128\\.00 +${'▒'.repeat(17)}$`, 'm'));
    expect(stdout).toMatch(/^MRR +\$299\.00 +█▆$/m);
    expect(stdout).toMatch(/^Customers +2 \+ 1 − 2 = 1$/m);
    expect(stdout).toMatch(/^Customer churn +100\.00 %$/m);
    expect(stdout).toMatch(/^Revenue churn +none to lose$/m);
    expect(stdout).toMatch(/^Margin +\$425\.75$/m);
  });

  it('writes its days as CSV', async () => {
    at.api.on('GET /v1/analytics/revenue', { body: REVENUE });
    const { stdout } = await run(['analytics', '--revenue', '--csv']);
    expect(stdout).toBe(
      'day,mrr,customers,billed,cost\n2026-11-01,427.00,3,427.00,0.5\n2026-11-02,299.00,1,0.00,0.75\n',
    );
  });

  it('says so where no day is closed, and is of all tenants or of one', async () => {
    at.api.on('GET /v1/analytics/revenue', { body: { ...REVENUE, days: [] } });
    const { stdout } = await run(['analytics', '--revenue']);
    expect(stdout).toContain('No day of 2026-11 is closed yet');
    const both = await run(['analytics', '--revenue', '--tenant-id', TENANT]);
    expect(both.status).toBe(EXIT.invalid);
  });
});
