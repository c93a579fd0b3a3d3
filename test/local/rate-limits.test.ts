import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, createTenant, type TestTenant } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { tokenOf } from '../support/identity/tenant-sessions.ts';

const LIMIT = 8;
const READ = 'GET /v1/records';

let limited: TestTenant;
let token: string;
let neighbour: string;

beforeAll(async () => {
  const settings = { rateLimits: { perMinute: LIMIT, perHour: 50 } };
  const [own, other] = await Promise.all([createTenant({ settings }), createTenant()]);
  limited = own;
  const [{ accessToken }, others] = await Promise.all([tokenOf(own), tokenOf(other)]);
  [token, neighbour] = [accessToken, others.accessToken];
});

describe('a tenant with a limit of its own', () => {
  it('is told of it in every answer, and refused beyond it, in every function', async () => {
    const first = await call(READ, { token });
    expect(first.status).toBe(200);
    expect(first.headers.get('ratelimit-policy')).toBe(
      `"tenant-minute";q=${LIMIT};w=60, "tenant-hour";q=50;w=3600`,
    );
    expect(first.headers.get('ratelimit')).toMatch(/^"tenant-minute";r=\d;t=\d+, /);

    const answers = await Promise.all(Array.from({ length: 20 }, () => call(READ, { token })));
    const admitted = answers.filter(({ status }) => status === 200);
    expect(admitted.length).toBeLessThanOrEqual(LIMIT - 1);
    const refused = answers.find(({ status }) => status === 429);
    if (!refused) throw new Error('None was refused.');
    expectConforms('listCollections', refused);
    expect(refused.body).toMatchObject({
      type: 'urn:freehold:problem:rate-limit-exceeded',
      limit: { name: 'tenant', quota: LIMIT, windowSeconds: 60 },
    });
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(65);
    // Another function has another limiter, and the same counter: a counter of its own would admit all of the limit.
    await refusalOf('GET /v1/me', LIMIT - 1);
    expect((await call(READ, { token: neighbour })).status).toBe(200);
  });

  it('is admitted again when Retry-After says so', async () => {
    await waitAsTold(await refusalOf(READ, 2 * LIMIT));
    expect((await call(READ, { token })).status).toBe(200);

    const shown = await admitted('GET /v1/limits');
    expectConforms('showLimits', shown);
    expect(shown.body).toMatchObject({ items: [{ name: 'tenant', limit: LIMIT }, { limit: 50 }] });
    expect(limited.id).toMatch(/^tnt_/);
  });
});

/** The first refusal among so many requests, one after the other: on a slow machine the window moves between two. */
async function refusalOf(route: 'GET /v1/me' | typeof READ, most: number) {
  for (let asked = 0; asked < most; asked += 1) {
    const answer = await call(route, { token });
    if (answer.status === 429) return answer;
    expect(answer.status).toBe(200);
  }
  throw new Error(`${route} was admitted ${most} times.`);
}

/** As little as one request may be free by then: the others are as old as they are, each. */
async function admitted(route: 'GET /v1/limits') {
  const answer = await call(route, { token });
  if (answer.status !== 429) return answer;
  await waitAsTold(answer);
  return call(route, { token });
}

async function waitAsTold({ headers }: { readonly headers: Headers }): Promise<void> {
  await setTimeout(Number(headers.get('retry-after')) * 1_000);
}
