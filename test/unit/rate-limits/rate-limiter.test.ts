import { describe, expect, it } from 'vitest';
import { RateLimiter, type Claim } from '../../../core/rate-limits/rate-limiter.ts';
import { FakeRateCounters } from '../../fakes/fake-rate-counters.ts';
import { admittedAt, Simulation, type Happening } from '../../support/rate-limits/simulation.ts';

const START_MS = Date.UTC(2026, 10, 27, 12);
const tenant = (perMinute: number): Claim => ({
  name: 'tenant',
  subject: { id: 'tnt_1', meteredTenant: 'tnt_1' },
  rate: { perMinute },
});
const key = (perMinute: number): Claim => ({
  name: 'key',
  subject: { id: 'tnt_1 key_1' },
  rate: { perMinute },
});
const usesOf = (counters: FakeRateCounters, id = 'tnt_1') =>
  [...counters.toldOf(id).requests.values()].reduce((sum, one) => sum + one, 0);

/** That many requests, one each so many milliseconds. */
const steadily = (count: number, everyMs: number, claims: readonly Claim[]): Happening[] =>
  Array.from({ length: count }, (_, at) => ({
    atMs: START_MS + at * everyMs,
    environment: 0,
    claims,
  }));

describe('a request that one of its limits refuses', () => {
  it('uses up nothing of the others, and is not metered', async () => {
    const simulation = new Simulation();
    const both = [key(3), tenant(50)];
    const first = await simulation.run(steadily(10, 1, both));
    expect(admittedAt(first)).toHaveLength(3);
    expect(usesOf(simulation.counters)).toBeLessThanOrEqual(3);
    const others = await simulation.run(steadily(60, 1, [tenant(50)]));
    expect(admittedAt(others)).toHaveLength(47);
  });

  it('gives back at once what it had taken of a limit before the one that refuses', async () => {
    const simulation = new Simulation();
    await simulation.run(steadily(5, 1, [tenant(5)]));
    const fresh = (environment: number) => ({
      atMs: START_MS + 10,
      environment,
      claims: [key(2), tenant(5)],
    });
    const refused = await simulation.run([fresh(1), fresh(2), fresh(3)]);
    expect(admittedAt(refused)).toEqual([]);
    const counter = await simulation.counters.read({ id: 'tnt_1 key_1' });
    expect(counter?.taken).toBe(0);
  });

  it('is told which limit it was, and when the next one is admitted', async () => {
    const outcomes = await new Simulation().run(steadily(4, 1, [key(3), tenant(50)]));
    expect(outcomes[3]?.decision).toMatchObject({
      kind: 'RateLimitExceeded',
      exceeded: { name: 'key', limit: 3, remaining: 0, window: { seconds: 60 } },
      // Twelve whole cells after the one in which they were taken.
      retryAfterSeconds: 65,
    });
  });
});

describe('a refused request', () => {
  it('writes nothing while its window is known to be closed', async () => {
    const simulation = new Simulation();
    await simulation.run(steadily(30, 1, [tenant(5)]));
    const { writes } = simulation.counters;
    await simulation.run(steadily(2_000, 1, [tenant(5)]));
    expect(simulation.counters.writes).toBe(writes);
  });
});

describe('a warm environment', () => {
  it('writes once in ten requests at most when there are ten a second of it', async () => {
    const simulation = new Simulation();
    await simulation.run(steadily(600, 100, [tenant(100_000)]));
    expect(simulation.counters.writes).toBeLessThanOrEqual(60);
  });

  it('tells each use with its own write when there are few', async () => {
    const simulation = new Simulation();
    await simulation.run(steadily(20, 20_000, [tenant(100)]));
    expect(usesOf(simulation.counters)).toBe(20);
  });

  it('tells uses of an hour that is sealed already in the present one', async () => {
    const simulation = new Simulation();
    await simulation.run(steadily(40, 10, [tenant(100_000)]));
    const hour = Math.floor(START_MS / 3_600_000);
    simulation.counters.seal({ id: 'tnt_1' }, hour);
    await simulation.run([
      { atMs: START_MS + 2 * 3_600_000, environment: 0, claims: [tenant(100_000)] },
    ]);
    const told = simulation.counters.toldOf('tnt_1').requests;
    expect([...told.keys()]).toEqual([hour, hour + 2]);
    expect(usesOf(simulation.counters)).toBe(41);
  });
});

describe('how requests were answered', () => {
  it('is told with the next write of its hour, and by none of its own', async () => {
    const counters = new FakeRateCounters();
    let nowMs = START_MS;
    const limiter = new RateLimiter(counters, () => nowMs);
    const statuses = [500, 404, 200, 503, 429, 201];
    // The first one finds that there is no counter.
    counters.writes = -1;
    for (const status of statuses) {
      nowMs += 20_000;
      expect((await limiter.admit([tenant(100)])).kind).toBe('Admitted');
      const { writes } = counters;
      limiter.countAnswer([key(3), tenant(100)], status);
      expect(counters.writes).toBe(writes);
    }
    expect(counters.writes).toBe(statuses.length);
    const hour = Math.floor(START_MS / 3_600_000);
    expect(counters.toldOf('tnt_1')).toEqual({
      requests: new Map([[hour, 6]]),
      serverErrors: new Map([[hour, 2]]),
      clientErrors: new Map([[hour, 2]]),
    });
  });

  it('is told in the present hour where its own is sealed, and never twice', async () => {
    const counters = new FakeRateCounters();
    let nowMs = START_MS;
    const limiter = new RateLimiter(counters, () => nowMs);
    const hour = Math.floor(START_MS / 3_600_000);
    await limiter.admit([tenant(100)]);
    limiter.countAnswer([tenant(100)], 500);
    counters.seal({ id: 'tnt_1' }, hour);
    for (nowMs += 2 * 3_600_000; nowMs < START_MS + 2.1 * 3_600_000; nowMs += 20_000) {
      await limiter.admit([tenant(100)]);
    }
    expect(counters.toldOf('tnt_1').serverErrors).toEqual(new Map([[hour + 2, 1]]));
  });
});

describe('an outage of the counters', () => {
  it('is told of each request, asked for once in five seconds, and loses no use that was never sent', async () => {
    const counters = new FakeRateCounters();
    let nowMs = START_MS;
    const limiter = new RateLimiter(counters, () => nowMs);
    counters.outage = new Error('DynamoDB is silent.');
    for (let request = 0; request < 10; request += 1) {
      nowMs += 100;
      expect((await limiter.admit([tenant(50)])).kind).toBe('CountersUnavailable');
      limiter.countUnasked([tenant(50)]);
    }
    expect(counters.writes).toBe(1);
    counters.outage = undefined;
    nowMs += 5_000;
    expect((await limiter.admit([tenant(50)])).kind).toBe('Admitted');
    expect(usesOf(counters)).toBe(11);
  });
});

describe('a write whose answer was lost, and whose repetition is refused', () => {
  it.each([
    [20, 200],
    [7_000, 20],
  ])(
    'tells no use twice, and gives no token back twice, at one in %i ms',
    async (everyMs, requests) => {
      const counters = new FakeRateCounters();
      let nowMs = START_MS;
      let isLost = true;
      const lease = counters.lease.bind(counters);
      counters.lease = async (request) => {
        const answer = await lease(request);
        if (!isLost) return answer;
        isLost = false;
        return { granted: false, counter: answer.counter, isInDoubt: true };
      };
      const limiter = new RateLimiter(counters, () => nowMs);
      for (let at = 1; at <= requests; at += 1) {
        nowMs += everyMs;
        if (at % 10 === 0) isLost = true;
        expect((await limiter.admit([tenant(5_000)])).kind).toBe('Admitted');
        expect(usesOf(counters)).toBeLessThanOrEqual(at);
      }
      const { taken = 0 } = (await counters.read(tenant(1).subject)) ?? {};
      expect(taken).toBeGreaterThanOrEqual(requests);
    },
  );
});

describe('an environment with a slow clock', () => {
  it('takes the counter’s time', async () => {
    const simulation = new Simulation([0, -30_000]);
    await simulation.run(steadily(5, 1, [tenant(5)]));
    const later = START_MS + 66_000;
    const ofTheFast = { atMs: later, environment: 0, claims: [tenant(5)] };
    const ofTheSlow = { atMs: later + 1, environment: 1, claims: [tenant(5)] };
    const outcomes = await simulation.run([ofTheFast, ofTheSlow]);
    expect(outcomes.map(({ decision }) => decision.kind)).toEqual(['Admitted', 'Admitted']);
  });
});
