import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../core/rate-limits/rate-limiter.ts';
import {
  admittedAt,
  mostWithin,
  Simulation,
  type Happening,
} from '../../support/rate-limits/simulation.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Some time of day, not at the beginning of a cell. */
const START_MS = Date.UTC(2026, 10, 27, 9, 59, 31, 777);
const RUNS = { numRuns: 60 };

const claim = (perMinute: number, perHour: number): Claim => ({
  name: 'tenant',
  subject: { id: 'tnt_1', meteredTenant: 'tnt_1' },
  rate: { perMinute, perHour },
});

const limits = fc.record({
  perMinute: fc.integer({ min: 1, max: 60 }),
  perHour: fc.integer({ min: 20, max: 300 }),
});
/** Bursts and pauses: gaps of some milliseconds, of seconds, or of minutes. */
const gapMs = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 3, arbitrary: fc.integer({ min: 300, max: 7_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 7_000, max: 300_000 }) },
);
const step = fc.record({
  gapMs,
  environment: fc.integer({ min: 0, max: 4 }),
  kill: fc.integer({ min: 0, max: 30 }).map((one) => one === 0),
});
const steps = fc.array(step, { minLength: 200, maxLength: 700 });

function happeningsOf(
  drawn: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
  claims: readonly Claim[],
) {
  let atMs = START_MS;
  return drawn.map(({ gapMs: gap, environment, kill }): Happening => {
    atMs += gap;
    return { atMs, environment, claims, ...(kill && { kill }) };
  });
}

describe('admit', () => {
  it('never admits more than a limit in any window, whoever asks and whoever dies', async () => {
    await fc.assert(
      fc.asyncProperty(limits, steps, async ({ perMinute, perHour }, drawn) => {
        const outcomes = await new Simulation().run(
          happeningsOf(drawn, [claim(perMinute, perHour)]),
        );
        const times = admittedAt(outcomes);
        expect(mostWithin(times, MINUTE_MS)).toBeLessThanOrEqual(perMinute);
        expect(mostWithin(times, HOUR_MS)).toBeLessThanOrEqual(perHour);
      }),
      RUNS,
    );
  });

  it('keeps it with clocks that differ, but for that difference', async () => {
    const skews = fc.array(fc.integer({ min: -2_000, max: 2_000 }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(limits, steps, skews, async ({ perMinute, perHour }, drawn, skewsMs) => {
        const outcomes = await new Simulation(skewsMs).run(
          happeningsOf(drawn, [claim(perMinute, perHour)]),
        );
        const times = admittedAt(outcomes);
        expect(mostWithin(times, MINUTE_MS - 4_000)).toBeLessThanOrEqual(perMinute);
        expect(mostWithin(times, HOUR_MS - 4_000)).toBeLessThanOrEqual(perHour);
      }),
      RUNS,
    );
  });

  it('opens a window again, whatever came before', async () => {
    const skews = fc.array(fc.integer({ min: -2_000, max: 2_000 }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(limits, steps, skews, async ({ perMinute, perHour }, drawn, skewsMs) => {
        const simulation = new Simulation(skewsMs);
        const claims = [claim(perMinute, perHour)];
        const happenings = happeningsOf(drawn, claims);
        await simulation.run(happenings);
        const idleUntilMs = (happenings.at(-1)?.atMs ?? START_MS) + HOUR_MS + MINUTE_MS + 5_000;
        const [after] = await simulation.run([{ atMs: idleUntilMs, environment: 3, claims }]);
        expect(after?.decision.kind).toBe('Admitted');
      }),
      RUNS,
    );
  });

  it('tells when it admits again: then, and not a cell before', async () => {
    await fc.assert(
      fc.asyncProperty(limits, steps, async ({ perMinute, perHour }, drawn) => {
        const simulation = new Simulation();
        const claims = [claim(perMinute, perHour)];
        const happenings = happeningsOf(drawn, claims).map((one) => ({
          ...one,
          environment: 0,
          kill: undefined,
        }));
        await simulation.run(happenings);
        const { decision } = await nextRefusal(simulation, claims);
        if (decision.kind !== 'RateLimitExceeded') throw new Error(decision.kind);
        const opensMs = simulation.nowMs + decision.retryAfterSeconds * 1_000;
        const early = await simulation.run([{ atMs: opensMs - 1_001, environment: 0, claims }]);
        const then = await simulation.run([{ atMs: opensMs, environment: 0, claims }]);
        expect(early[0]?.decision.kind).toBe('RateLimitExceeded');
        expect(then[0]?.decision.kind).toBe('Admitted');
      }),
      RUNS,
    );
  });

  it('counts what it admits, less what environments that died had not told yet, and never more', async () => {
    await fc.assert(
      fc.asyncProperty(limits, steps, async ({ perMinute, perHour }, drawn) => {
        const simulation = new Simulation();
        const happenings = happeningsOf(drawn, [claim(perMinute, perHour)]);
        const truth = admittedAt(await simulation.run(happenings)).length;
        const told = [...simulation.counters.toldOf('tnt_1').requests.values()];
        const counted = told.reduce((sum, one) => sum + one, 0);
        // No lease is larger than a tenth of the burst, and one environment has one lease.
        const deaths = happenings.filter(({ kill }) => kill).length + 5;
        expect(counted).toBeLessThanOrEqual(truth);
        expect(counted).toBeGreaterThanOrEqual(truth - deaths * Math.max(1, perMinute / 10));
      }),
      RUNS,
    );
  });
});

async function nextRefusal(simulation: Simulation, claims: readonly Claim[]) {
  for (;;) {
    const [outcome] = await simulation.run([{ atMs: simulation.nowMs, environment: 0, claims }]);
    if (outcome && outcome.decision.kind !== 'Admitted') return outcome;
  }
}
