import { beforeEach, describe, expect, it } from 'vitest';
import { RateLimiter } from '../../../../core/rate-limits/rate-limiter.ts';
import type { RateLimitSettings } from '../../../../core/rate-limits/rate-limit-settings.ts';
import type { AuthorizerContext } from '../../../../functions/edge/authorizer-context.ts';
import { addRateLimitHeaders } from '../../../../functions/edge/middlewares/add-rate-limit-headers.ts';
import { limitRate } from '../../../../functions/edge/middlewares/limit-rate.ts';
import { FakeRateCounters } from '../../../fakes/fake-rate-counters.ts';
import {
  middlewareRequest,
  principalFor,
  servedRoute,
} from '../../../support/edge/middleware-request.ts';
import { rateSettings } from '../../../support/rate-limits/rate-settings.ts';
import { operatorIdentity, tenantIdentity } from '../../../support/tenancy/tenant-contexts.ts';

const signIn = { ...servedRoute, key: 'POST /v1/sessions', permission: 'anyone' } as const;
const write = { ...servedRoute, key: 'POST /things' };

let counters: FakeRateCounters;
let limiter: RateLimiter;
beforeEach(() => {
  counters = new FakeRateCounters();
  limiter = new RateLimiter(counters);
});

async function pass(
  identity: AuthorizerContext | null,
  {
    route = servedRoute,
    settings = {},
  }: { route?: typeof servedRoute; settings?: Partial<RateLimitSettings> } = {},
) {
  const request = middlewareRequest({ route, principal: identity && principalFor(identity) });
  const limits = { limiter, settings: rateSettings(settings) };
  try {
    await limitRate(limits).before?.(request);
  } catch (error) {
    request.error = error as Error;
  }
  await addRateLimitHeaders().after?.(request);
  const { error } = { error: undefined, ...(request.error as { error?: unknown } | null) };
  return { error, headers: request.response?.headers };
}

const two = { perTenant: { perHour: 50, perMinute: 2 }, perPlan: {} };

describe('limitRate', () => {
  it('tells what is left of every limit and window in the fields of the IETF’s draft', async () => {
    const { headers } = await pass(tenantIdentity());
    expect(headers).toMatchObject({
      'ratelimit-policy': '"tenant-minute";q=100;w=60, "tenant-hour";q=1000;w=3600',
      ratelimit: expect.stringMatching(
        /^"tenant-minute";r=99;t=\d+, "tenant-hour";r=999;t=\d+$/,
      ) as string,
    });
  });

  it('refuses what is more, and names the limit, its quota, its window and the wait', async () => {
    const acme = tenantIdentity();
    const first = [await pass(acme, { settings: two }), await pass(acme, { settings: two })];
    expect(first.map(({ error: none }) => none)).toEqual([undefined, undefined]);
    const { error, headers } = await pass(acme, { settings: two });
    expect(error).toMatchObject({
      kind: 'RateLimitExceeded',
      name: 'tenant',
      quota: 2,
      windowSeconds: 60,
    });
    const { retryAfterSeconds } = error as { retryAfterSeconds: number };
    expect(retryAfterSeconds).toBeGreaterThan(59);
    expect(headers?.ratelimit).toContain(`"tenant-minute";r=0;t=${retryAfterSeconds}`);
  });

  it('takes the tenant’s own limit in place of the plan’s', async () => {
    const own = { ...tenantIdentity(), rateLimits: '{"perMinute":1}' };
    await pass(own);
    expect((await pass(own)).error).toMatchObject({ quota: 1 });
    expect((await pass(tenantIdentity())).error).toBe(undefined);
  });

  it('limits a source that signs in, and asks for nothing of operators and open reads', async () => {
    const few = { perSource: { perHour: 1, perMinute: 1 } };
    await pass(null, { route: signIn, settings: few });
    expect((await pass(null, { route: signIn, settings: few })).error).toMatchObject({
      name: 'source',
    });
    const { writes } = counters;
    const openRead = { ...servedRoute, permission: 'anyone' as const };
    expect(await pass(null, { route: openRead, settings: few })).toMatchObject({
      error: undefined,
    });
    expect(await pass(operatorIdentity)).toMatchObject({ error: undefined, headers: {} });
    expect(counters.writes).toBe(writes);
  });

  it('lets reads pass and refuses writes while the counters cannot be asked, or as is set', async () => {
    counters.outage = new Error('DynamoDB is silent.');
    expect((await pass(tenantIdentity())).error).toBe(undefined);
    expect((await pass(tenantIdentity(), { route: write })).error).toEqual({ kind: 'Unavailable' });
    const settings = { onOutage: { reads: 'refuse', writes: 'allow' } } as const;
    expect((await pass(tenantIdentity(), { settings })).error).toEqual({ kind: 'Unavailable' });
    expect((await pass(tenantIdentity(), { route: write, settings })).error).toBe(undefined);
  });
});
