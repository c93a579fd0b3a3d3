import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { platformLastKey } from '../../adapters/dynamodb/product-analytics/analytics-keys.ts';
import { counterKey, openUses } from '../../adapters/dynamodb/usage/counter-item.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { call, createTenant, operatorToken, signIn } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { deployedFunction, invoke } from '../support/deployed-functions.ts';
import { eventually } from '../support/eventually.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';

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
      // Another hour may have begun since the sign-in.
      expect(users?.points.map(({ quantity }) => quantity)).toContain('1');
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

describe('analytics of the product', () => {
  const name = 'report.failed';
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const metrics = `/v1/analytics/metrics?name=tracked_events&from=${hoursAgo(4)}&event=${name}`;

  it('count what is tracked, once, and show it to tenant and operator', async () => {
    const body = ['a', 'b', 'a'].map((id) => ({ id, name, time: hoursAgo(2) }));
    expectConforms('trackEvents', await call('POST /v1/analytics/events', { token, body }));
    await call('POST /v1/analytics/events', { token, body });
    await eventually(async () => {
      const shown = await call(`GET ${metrics}`, { token });
      expectConforms('showMetrics', shown);
      const { items } = shown.body as { items: { value: string }[] };
      expect(items.map(({ value }) => value)).toEqual(['2']);
    });
    const ofTenant = metrics.replace('analytics', `analytics/tenants/${tenantId}`);
    expect((await call(`GET ${ofTenant}`, { token })).status).toBe(403);
    const shown = await call(`GET ${ofTenant}`, { token: await operatorToken() });
    expectConforms('showTenantMetrics', shown);
    expect(shown.body).toMatchObject({ items: [{ value: '2' }] });
  });

  it('tell owners of a crossing once, by the inbox and the event', async () => {
    const rule = { metric: 'tracked_events', event: name, comparison: 'above', windowHours: 4 };
    const body = { ...rule, name: 'Reports fail', threshold: 1, channels: ['in_app'] };
    const created = await call('POST /v1/analytics/alerts', { token, body });
    expectConforms('createAlert', created);
    const { id } = created.body as { id: string };
    const evaluated = await Promise.all([1, 2, 3].map(() => invoke('ProductAnalyticsEva', {})));
    expect(evaluated.filter(({ ok }) => !ok)).toEqual([]);

    const alert = await call(`GET /v1/analytics/alerts/${id}`, { token });
    expectConforms('getAlert', alert);
    expect(alert.body).toMatchObject({ state: 'raised', value: 2 });
    const titles = await eventually(async () => {
      const { items } = (await call('GET /v1/notifications', { token })).body as {
        items: { title: string; text: string }[];
      };
      const told = items.filter(({ title }) => title === 'Alert raised: Reports fail');
      expect(told.length).toBeGreaterThan(0);
      return told;
    });
    expect(titles.map(({ text }) => text)).toEqual([
      expect.stringContaining('report.failed was 2'),
    ]);
    expect((await call(`DELETE /v1/analytics/alerts/${id}`, { token })).status).toBe(204);
  });
});

describe('analytics of the platform', () => {
  const HOUR_MS = 3_600_000;
  /** The last hour that is counted whole. */
  const hour = Math.floor((Date.now() - 20 * 60_000) / HOUR_MS) * HOUR_MS - HOUR_MS;
  const time = new Date(hour + HOUR_MS / 2).toISOString();
  const since = new Date(hour).toISOString();
  const query = `name=tracked_events&from=${since}&to=${new Date(hour + HOUR_MS).toISOString()}`;
  const metric = `/v1/platform/metrics?${query}`;

  it('add up what tenants counted, for operators alone, and tell them of a crossing', async () => {
    const body = ['p', 'q', 'p'].map((id) => ({ id, name: 'report.created', time }));
    await call('POST /v1/analytics/events', { token, body });
    const own = await eventually(async () => {
      const of = (event: string) => call(`GET /v1/analytics/metrics?${query}${event}`, { token });
      expect((await of('&event=report.created')).body).toMatchObject({ items: [{ value: '2' }] });
      // With what the tests before tracked in that hour.
      return (await of('')).body as { items: { value: string }[] };
    });
    const { environment } = await deployedFunction('ProductAnalyticsCountP');
    const TableName = environment.USAGE_TABLE_NAME;
    // As if no run had counted that hour yet.
    await documentsAsRoot().send(new DeleteCommand({ TableName, Key: platformLastKey }));
    const runs = await Promise.all([1, 2].map(() => invoke('ProductAnalyticsCountP', {})));
    expect(runs.map(({ ok }) => ok)).toEqual([true, true]);

    const operator = await operatorToken();
    const shown = await call(`GET ${metric}&groupBy=tenant`, { token: operator });
    expectConforms('showPlatformMetrics', shown);
    const { items } = shown.body as { items: { dimensions: { tenant: string }; value: string }[] };
    expect(items.find(({ dimensions }) => dimensions.tenant === tenantId)?.value).toBe(
      own.items[0]?.value,
    );
    expect((await call(`GET ${metric}`, { token })).status).toBe(403);

    const rule = { metric: 'tracked_events', comparison: 'above', threshold: 1 };
    const alert = { ...rule, name: 'Events', ofTenant: tenantId, windowHours: 4 };
    const created = await call('POST /v1/platform/alerts', { token: operator, body: alert });
    expectConforms('createPlatformAlert', created);
    const { id } = created.body as { id: string };
    expect((await call('POST /v1/platform/alerts', { token, body: rule })).status).toBe(403);
    const evaluated = await Promise.all([1, 2].map(() => invoke('ProductAnalyticsEva', {})));
    expect(evaluated.filter(({ ok }) => !ok)).toEqual([]);
    const after = await call(`GET /v1/platform/alerts/${id}`, { token: operator });
    expectConforms('getPlatformAlert', after);
    expect(after.body).toMatchObject({ state: 'raised' });
    const audit = '/v1/platform/audit?action=platform_alert.raised';
    await eventually(async () => {
      const log = await call(`GET ${audit}`, { token: operator });
      expect(JSON.stringify(log.body)).toContain(id);
    });
    expect((await call(`DELETE /v1/platform/alerts/${id}`, { token: operator })).status).toBe(204);
  });

  it('count how requests were answered where they are counted', async () => {
    const { environment } = await deployedFunction('ProductAnalyticsCountP');
    const TableName = environment.USAGE_TABLE_NAME;
    await eventually(async () => {
      const missing = 'GET /v1/analytics/alerts/aal_01kb2v3m9ne4a8x0c5r7d6f1gh';
      expect((await call(missing, { token })).status).toBe(404);
      const Key = counterKey(tenantId);
      const { Item = {} } = await documentsAsRoot().send(new GetCommand({ TableName, Key }));
      const told = [...openUses(Item, 'clientErrors').values()];
      expect(told.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    });
  });
});
