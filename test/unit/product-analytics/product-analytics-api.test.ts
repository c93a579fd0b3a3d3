import { beforeEach, describe, expect, it } from 'vitest';
import {
  NO_SETTINGS,
  type AnalyticsSettings,
} from '../../../core/product-analytics/analytics-settings.ts';
import type { Operation } from '../../../functions/edge/operation.ts';
import { putAnalyticsSettingsOperation } from '../../../functions/product-analytics/api/settings.ts';
import {
  listMetricNamesOperation,
  showMetricsOperation,
} from '../../../functions/product-analytics/api/show-metrics.ts';
import { trackEventsOperation } from '../../../functions/product-analytics/ingest/track-events.ts';
import { routes } from '../../../functions/routes.ts';
import { meterApiCalls } from '../../../core/metering/meter-api-calls.ts';
import { FakeUsageQueue } from '../../fakes/fake-usage-queue.ts';
import { usageWorld } from '../../support/metering/usage-world.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';
import { trackingWorld } from '../../support/tracking-world.ts';

const NOW = new Date('2026-11-28T12:30:00Z');
const plans = {};

const userOf = (level: string | null) => ({
  ...tenantIdentity('member'),
  ...(level && { planFeatures: `${level}_analytics` }),
});

let world: ReturnType<typeof trackingWorld>;
let settings: Map<string, AnalyticsSettings>;
let usage: ReturnType<typeof usageWorld>;
beforeEach(() => {
  usage = usageWorld();
  world = trackingWorld(NOW, ['country']);
  settings = new Map();
});

type Parts = Parameters<typeof apiEvent>[1];
async function call(operation: Operation, key: string, parts: Parts) {
  const { statusCode, body } = await edgeOf(operation)(apiEvent(key, parts));
  return { status: statusCode, body: JSON.parse(body ?? '{}') as unknown };
}

const track = (identity: ReturnType<typeof userOf>, body: unknown) =>
  call(
    trackEventsOperation({ plans, seen: world.store, queue: world.queue, now: () => NOW }),
    routes.trackEvents.key,
    { identity, body: JSON.stringify(body) },
  );

const metrics = (identity: ReturnType<typeof userOf>, query: Readonly<Record<string, string>>) =>
  call(
    showMetricsOperation({
      ...{ plans, now: () => NOW, timeZones: { of: () => Promise.resolve('Europe/Berlin') } },
      readers: { tracked: world.store, metered: usage.store },
    }),
    routes.showMetrics.key,
    { identity, query },
  );

const store = {
  of: (tenantId: string) => Promise.resolve(settings.get(tenantId) ?? NO_SETTINGS),
  put: (tenantId: string, put: AnalyticsSettings) => {
    settings.set(tenantId, put);
    return Promise.resolve();
  },
};
const putSettings = (identity: ReturnType<typeof userOf>, dimensions: readonly string[]) =>
  call(putAnalyticsSettingsOperation({ plans, settings: store }), routes.putAnalyticsSettings.key, {
    identity,
    body: JSON.stringify({ dimensions }),
  });

describe('POST /v1/analytics/events', () => {
  it('takes a list or one alone, and answers each', async () => {
    const ada = userOf('basic');
    expect(await track(ada, { id: '1', name: 'report.created' })).toEqual({
      status: 202,
      body: { results: [{ result: 'accepted', id: '1' }] },
    });
    expect(await track(ada, [{ id: '2', name: 'a' }, { id: '3' }])).toMatchObject({
      body: { results: [{ result: 'accepted' }, { result: 'refused', reason: 'invalid_event' }] },
    });
  });

  it('refuses more than 500, none, and a tenant whose plan has no analytics', async () => {
    const many = Array.from({ length: 501 }, (_, index) => ({ id: `${index}`, name: 'a' }));
    expect((await track(userOf('basic'), many)).status).toBe(400);
    expect((await track(userOf('basic'), [])).status).toBe(400);
    expect(await track(userOf(null), { id: '1', name: 'a' })).toMatchObject({
      status: 403,
      body: { type: 'urn:freehold:problem:analytics-level-too-low', level: 'none' },
    });
    expect(world.queue.messages).toEqual([]);
  });
});

describe('GET /v1/analytics/metrics', () => {
  it('shows what was tracked by name and property, in days of the tenant’s zone', async () => {
    const ada = userOf('advanced');
    const time = '2026-11-27T23:30:00Z';
    await track(ada, [
      { id: '1', name: 'report.created', time, properties: { country: 'de' } },
      { id: '2', name: 'report.created', properties: { country: 'de' } },
    ]);
    await world.count(ada.tenantId, world.given());
    const shown = await metrics(ada, {
      ...{ name: 'tracked_events', window: 'day', groupBy: 'name,country' },
    });
    expect(shown).toMatchObject({
      status: 200,
      body: {
        ...{ name: 'tracked_events', unit: 'event', window: 'day', timeZone: 'Europe/Berlin' },
        items: [
          {
            start: '2026-11-27T23:00:00.000Z',
            dimensions: { name: 'report.created', country: 'de' },
            value: '2',
          },
        ],
      },
    });
  });

  it('goes back as far as the level keeps them, and says so beyond', async () => {
    const query = { name: 'api_calls', from: '2026-10-01T00:00:00Z' };
    expect(await metrics(userOf('basic'), query)).toMatchObject({
      status: 403,
      body: { level: 'basic', detail: expect.stringContaining('30 days') as string },
    });
    expect((await metrics(userOf('advanced'), query)).status).toBe(200);
    expect((await metrics(userOf('basic'), { name: 'api_calls' })).status).toBe(200);
  });

  it('refuses a metric or a dimension that is none, and two properties at once', async () => {
    const ada = userOf('enterprise');
    expect((await metrics(ada, { name: 'unknown' })).status).toBe(400);
    expect((await metrics(ada, { name: 'api_calls', groupBy: 'country' })).status).toBe(400);
    const two = { name: 'tracked_events', groupBy: 'country,browser' };
    expect((await metrics(ada, two)).status).toBe(400);
  });

  it('counts the server’s errors, and by class where the level has dimensions', async () => {
    const ada = userOf('advanced');
    const queue = new FakeUsageQueue();
    const hour = Math.floor(NOW.getTime() / 3_600_000) - 2;
    const sealed = [{ hour, requests: 9, serverErrors: 2, clientErrors: 3 }];
    await meterApiCalls({ queue, now: () => NOW }, ada.tenantId, sealed);
    await usage.deliver(queue);

    const itemsOf = async (query: Readonly<Record<string, string>>) =>
      (await metrics(ada, { name: 'errors', ...query })).body;
    expect(await itemsOf({})).toMatchObject({ unit: 'call', items: [{ value: '2' }] });
    expect(await itemsOf({ groupBy: 'statusClass' })).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ dimensions: { statusClass: '5xx' }, value: '2' }),
        expect.objectContaining({ dimensions: { statusClass: '4xx' }, value: '3' }),
      ]) as unknown,
    });
    expect(await metrics(userOf('basic'), { name: 'errors' })).toMatchObject({ status: 200 });
    expect(
      await metrics(userOf('basic'), { name: 'errors', groupBy: 'statusClass' }),
    ).toMatchObject({ status: 403, body: { level: 'basic' } });
  });

  it('names the metrics', async () => {
    const { body } = await call(listMetricNamesOperation(), routes.listMetricNames.key, {
      identity: userOf('basic'),
    });
    const { items } = body as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).toEqual([
      ...['tracked_events', 'active_members', 'api_calls', 'errors', 'storage'],
    ]);
  });
});

describe('PUT /v1/analytics/settings', () => {
  it('takes as many dimensions as the level has, each a property’s name, once', async () => {
    const ada = userOf('advanced');
    expect((await putSettings(ada, ['country', 'browser', 'device'])).status).toBe(200);
    expect(settings.get(ada.tenantId)?.dimensions).toHaveLength(3);
    expect(await putSettings(ada, ['a', 'b', 'c', 'd'])).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('3 dimensions') as string },
    });
    expect((await putSettings(userOf('basic'), ['country'])).status).toBe(403);
    expect((await putSettings(ada, ['a#b'])).status).toBe(400);
    expect((await putSettings(ada, ['a', 'a'])).status).toBe(400);
    expect((await putSettings(ada, ['name'])).status).toBe(400);
  });
});
