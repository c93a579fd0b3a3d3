import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deliverReports,
  planExports,
  type ExportUsagePorts,
} from '../../../core/billing/usage/export-usage.ts';
import { reconcileUsage } from '../../../core/billing/usage/reconcile-usage.ts';
import type { UsagePrice } from '../../../core/billing/plan-terms.ts';
import type { SealedUsage } from '../../../core/billing/usage/sealed-usage.ts';
import { parseUnitPrice } from '../../../core/money/unit-price.ts';
import { divideRounded } from '../../../core/money/rounding.ts';
import { FakeUsageExports } from '../../fakes/fake-usage-exports.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { choice } from '../../support/billing/billing-world.ts';
import { unreliable, untilDone, type Fault } from '../../support/billing/unreliable.ts';
import { noneWorld } from '../../support/billing/none-world.ts';

const at = (text: string) => new Date(`${text}:00Z`);
const MARCH = { from: at('2027-03-01T00:00'), to: at('2027-04-01T00:00') };
const APRIL = { from: at('2027-04-01T00:00'), to: at('2027-05-01T00:00') };
const HOUR_MS = 3_600_000;

type Fails = () => Fault;

async function exporting(fails: Fails = () => false, price: Partial<UsagePrice> = {}) {
  const world = await noneWorld(MARCH.from, new FakeNoneStore());
  const customer = await world.customer();
  await world.provider.subscribe(customer, choice('pro'));
  const log: SealedUsage[] = [];
  const exports = new FakeUsageExports();
  const refused: string[] = [];
  let time = at('2027-03-20T00:00');
  const ports: ExportUsagePorts = {
    sealed: {
      listAfter: async (_, position, limit) =>
        log.filter((one) => one.position > position).slice(0, limit),
    },
    exports: unreliable(exports, fails),
    provider: unreliable(world.provider, fails),
    now: () => time,
    onRefused: (_, { identifier }) => void refused.push(identifier),
  };
  const isPriced = (meter: string) => meter === 'api_calls';
  const priceOf = () => ({ perUnit: parseUnitPrice('0.002', 'usd'), included: 0n, ...price });
  let currentPeriod = MARCH;
  return {
    ...{ world, customer, exports, refused, ports },
    seal(change: string, from = at('2027-03-05T00:00'), meter = 'api_calls') {
      const position = log.length + 1;
      const id = `${customer.tenantId}:${position}`;
      const windowId = `window ${position}`;
      log.push({ position, id, windowId, meter, from, change, sealedAt: time });
    },
    enter(period: typeof MARCH, now: Date) {
      currentPeriod = period;
      time = now;
    },
    async run() {
      const startedAt = MARCH.from;
      const tenant = { ...customer, startedAt, currentPeriod, isPriced, priceOf };
      await planExports(ports, tenant);
      await deliverReports(ports, tenant);
    },
    counted: (period = MARCH) => world.provider.usageTotal(customer, 'api_calls', period),
    drift: (period = currentPeriod) =>
      reconcileUsage({ exports, provider: world.provider }, customer, period),
  };
}

const decimals = fc
  .record({ whole: fc.integer({ min: -50, max: 500 }), digits: fc.integer({ min: 0, max: 999 }) })
  .map(({ whole, digits }) => `${whole}.${String(digits).padStart(3, '0')}`);

const exactly = (decimal: string) => {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const magnitude = BigInt(whole + fraction);
  return decimal.startsWith('-') ? -magnitude : magnitude;
};

const FAULTS = ['before', 'after', false, false, false] as const;

describe('the export of usage', () => {
  it('counts a period’s total once, rounded once, wherever a run dies and whatever runs beside it', async () => {
    const cases = fc.record({
      changes: fc.array(decimals, { minLength: 1, maxLength: 12 }),
      faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ changes, faults }) => {
        const left = [...faults];
        const { seal, run, counted, drift } = await exporting(() => left.shift() ?? false);
        for (const change of changes) {
          seal(change);
          await Promise.all([untilDone(run), untilDone(run)]);
        }
        const total = changes.reduce((sum, change) => sum + exactly(change), 0n);
        expect(await counted()).toBe(divideRounded(total, 1_000n));
        expect(await drift()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('bills on the next invoice what an outage kept back until its own was final, wherever a run dies', async () => {
    const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(faults, faults, async (during, after) => {
        const left = [...during];
        let isOut = false;
        const outage = () => (isOut ? 'before' : (left.shift() ?? false));
        const { seal, run, enter, counted, drift, exports, customer } = await exporting(outage);
        seal('10');
        await untilDone(run);
        seal('3.5', at('2027-03-31T22:00'));
        seal('4', at('2027-03-31T23:00'));
        enter(APRIL, new Date(APRIL.from.getTime() + HOUR_MS / 2));
        await run().catch(() => undefined);
        isOut = true;
        await run().catch(() => undefined);
        isOut = false;
        left.push(...after);
        enter(APRIL, new Date(APRIL.from.getTime() + 2 * HOUR_MS));
        await untilDone(run);
        expect((await counted(MARCH)) + (await counted(APRIL))).toBe(18n);
        expect(await drift()).toEqual([]);
        expect(await exports.open(customer.tenantId)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('reports no more than a hard cap lets through, whatever comes, and never takes that back', async () => {
    const { seal, run, counted, exports } = await exporting(undefined, {
      cap: { units: 10n, isHard: true },
    });
    for (const change of ['8', '7.5', '3', '-12', '20']) {
      seal(change);
      await run();
      expect(await counted()).toBeLessThanOrEqual(10n);
    }
    expect(await counted()).toBe(10n);
    const told = exports.reached.map(({ percent, used, limitKind }) => [percent, used, limitKind]);
    expect(told).toEqual([
      [80, 8n, 'hard_cap'],
      [100, 16n, 'hard_cap'],
    ]);
  });

  it('tells of 50, 80 and 100 % of what is included once a period', async () => {
    const { seal, run, enter, exports } = await exporting(undefined, { included: 100n });
    for (const change of ['49', '2', '20', '15', '-40', '60', '500']) {
      seal(change);
      await run();
    }
    expect(exports.reached.map(({ percent }) => percent)).toEqual([50, 80, 100]);
    enter(APRIL, at('2027-04-05T00:00'));
    seal('60', at('2027-04-04T00:00'));
    await run();
    expect(exports.reached.at(-1)).toMatchObject({ percent: 50, used: 60n, period: APRIL });
  });

  it('reports nothing of what no plan prices', async () => {
    const { seal, run, exports, customer } = await exporting();
    seal('5', MARCH.from, 'storage');
    await run();
    expect(exports.outcomes.size).toBe(0);
    expect((await exports.head(customer.tenantId)).position).toBe(1);
  });

  it('bills usage that comes within the hour in its own period, and later in the present one', async () => {
    const { seal, run, enter, counted } = await exporting();
    seal('10');
    await run();
    enter(APRIL, new Date(APRIL.from.getTime() + HOUR_MS / 2));
    seal('3.5', at('2027-03-31T23:00'));
    await run();
    expect(await counted(MARCH)).toBe(14n);

    enter(APRIL, new Date(APRIL.from.getTime() + 2 * HOUR_MS));
    seal('7', at('2027-03-31T22:00'));
    await run();
    expect([await counted(MARCH), await counted(APRIL)]).toEqual([14n, 7n]);
  });

  it('sends nothing that is older than the provider takes', async () => {
    const { seal, run, enter, ports } = await exporting();
    enter(APRIL, at('2027-04-20T00:00'));
    seal('1', at('2027-03-01T00:00'));
    const times: Date[] = [];
    const reportUsage = ports.provider.reportUsage.bind(ports.provider);
    ports.provider.reportUsage = (to, report) => {
      times.push(report.time);
      return reportUsage(to, report);
    };
    await run();
    expect(times).toEqual([at('2027-04-20T00:00')]);
  });

  it('goes on after a report that the provider refuses, and tells of it', async () => {
    const { seal, run, exports, refused, ports, counted } = await exporting();
    const reportUsage = ports.provider.reportUsage.bind(ports.provider);
    ports.provider.reportUsage = async (to, report) =>
      report.identifier.endsWith(':1')
        ? { ok: false, error: { kind: 'UsageRefused', reason: 'No such customer.' } }
        : reportUsage(to, report);
    seal('5');
    seal('6');
    await run();
    await run();
    expect(refused).toHaveLength(1);
    expect(exports.outcomes.get(refused[0] ?? '')).toMatchObject({ status: 'refused' });
    expect(await counted()).toBe(6n);
  });

  it('is told of a difference in the daily comparison', async () => {
    const { seal, run, drift, world, customer } = await exporting();
    seal('5');
    await run();
    const foreign = {
      identifier: 'x',
      meter: 'api_calls',
      units: 2n,
      time: at('2027-03-05T00:00'),
    };
    await world.provider.reportUsage(customer, foreign);
    expect(await drift()).toEqual([
      { meter: 'api_calls', period: MARCH, reported: 5n, counted: 7n },
    ]);
  });
});
