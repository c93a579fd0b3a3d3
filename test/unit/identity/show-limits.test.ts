import { describe, expect, it } from 'vitest';
import { RateLimiter } from '../../../core/rate-limits/rate-limiter.ts';
import { showLimitsOperation } from '../../../functions/identity/api/show-limits.ts';
import { FakeRateCounters } from '../../fakes/fake-rate-counters.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { rateSettings } from '../../support/rate-limits/rate-settings.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const NOW = new Date('2026-11-27T12:00:01Z');
const ada = tenantIdentity();

async function show(counters: FakeRateCounters, identity: Parameters<typeof apiEvent>[1]) {
  const ports = { counters, rateLimits: rateSettings({ perPlan: {} }), now: () => NOW };
  const { statusCode, body } = await edgeOf(showLimitsOperation(ports))(
    apiEvent('GET /v1/limits', identity),
  );
  return { status: statusCode, body: JSON.parse(body ?? '') as object };
}

describe('GET /v1/limits', () => {
  it('shows each limit and window, what is used, and when there is more', async () => {
    const counters = new FakeRateCounters();
    const limiter = new RateLimiter(counters, () => NOW.getTime());
    const { tenantId } = ada;
    await limiter.admit([
      {
        name: 'tenant',
        subject: { id: tenantId, meteredTenant: tenantId },
        rate: { perMinute: 5 },
      },
    ]);
    const { status, body } = await show(counters, { identity: ada });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        {
          name: 'tenant',
          window: 'minute',
          limit: 100,
          used: 1,
          remaining: 99,
          resetsInSeconds: 64,
        },
        { name: 'tenant', window: 'hour', limit: 1_000, used: 1, remaining: 999 },
      ],
    });
  });

  it('shows all of it as left where nothing was asked yet', async () => {
    const { body } = await show(new FakeRateCounters(), { identity: ada });
    expect(body).toMatchObject({ items: [{ remaining: 100, resetsInSeconds: 0 }, { used: 0 }] });
  });

  it('is for who has limits: no operator', async () => {
    const { status } = await show(new FakeRateCounters(), { identity: operatorIdentity });
    expect(status).toBe(403);
  });
});
