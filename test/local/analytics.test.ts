import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { call, createTenant, operatorToken, signIn } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { invoke } from '../support/deployed-functions.ts';
import { eventually } from '../support/eventually.ts';

let token: string;
let tenantId: TenantId;
beforeAll(async () => {
  const { id, slug, admin } = await createTenant({ plan: 'pro' });
  tenantId = id as TenantId;
  token = await signIn(admin, slug);
});

type Series = { meter: string; points: { quantity: string }[] };

describe('analytics, with the rights of their roles', () => {
  it('show a tenant what it uses and spends', async () => {
    await eventually(async () => {
      const shown = await call('GET /v1/analytics/usage?window=hour&from=' + hourAgo(), { token });
      expectConforms('showUsageAnalytics', shown);
      const { usage, spend } = shown.body as { usage: Series[]; spend?: object };
      const users = usage.find(({ meter }) => meter === 'active_users');
      expect(users?.points.at(-1)?.quantity).toBe('1');
      expect(spend).toMatchObject({ plan: 'pro', recurring: { amountMinor: 9_900 } });
    });
  });

  it('show an operator what it brings and costs, and no tenant', async () => {
    const operator = await operatorToken();
    const shown = await call(`GET /v1/analytics/tenants/${tenantId}`, { token: operator });
    expectConforms('showTenantAnalytics', shown);
    expect(shown.body).toMatchObject({ tenantId, spend: { plan: 'pro' } });
    expect((await call(`GET /v1/analytics/tenants/${tenantId}`, { token })).status).toBe(403);
    expect((await call('GET /v1/analytics/revenue', { token })).status).toBe(403);
  });

  it('take the day that is over, once, and show it in its month', async () => {
    const taken = await invoke('TakeRevenueDay', {});
    expect(taken).toMatchObject({ ok: true, answer: { error: 0 } });
    expect(await invoke('TakeRevenueDay', {})).toMatchObject({
      answer: { tenants: 0, closed: 0, error: 0 },
    });
    const day = new Date(Date.now() - 26 * 3_600_000).toISOString().slice(0, 10);
    const shown = await call(`GET /v1/analytics/revenue?month=${day.slice(0, 7)}`, {
      token: await operatorToken(),
    });
    expectConforms('showRevenue', shown);
    const { days, mrr } = shown.body as {
      days: { day: string }[];
      mrr: { after: { amountMinor: number } };
    };
    expect(days.map((one) => one.day)).toContain(day);
    expect(mrr.after.amountMinor).toBeGreaterThanOrEqual(9_900);
  });
});

const hourAgo = () => new Date(Date.now() - 3_600_000).toISOString();
