import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { costOfTime, costOfUsage, moneyOfCost } from '../../../core/analytics/cost.ts';
import { DEFAULT_COSTS, type CostTable } from '../../../core/analytics/cost-table.ts';
import { costIn } from '../../../core/analytics/cost-in.ts';
import { meterApiCalls } from '../../../core/metering/meter-api-calls.ts';
import { parseQuantity, wholeQuantity } from '../../../core/metering/quantity.ts';
import { toDecimal } from '../../../core/money/money.ts';
import { Prices } from '../../../local/cost/prices.ts';
import { FakeUsageQueue } from '../../fakes/fake-usage-queue.ts';
import { ACME, METERS, NOW, usageWorld } from '../../support/metering/usage-world.ts';

const usd = (text: string) => parseQuantity(text);
const table: CostTable = {
  prices: { call: '0.0000004', gb: '0.023', key: '1' },
  perUnit: { api_calls: { call: '2.5' }, storage: { gb: '0.001369863014' } },
  perMonth: { separate_schema: { key: '1' } },
};

describe('the cost of a tenant', () => {
  it('is its usage times the calls of AWS times their prices, exact', () => {
    const million = { meter: 'api_calls', quantity: wholeQuantity(1_000_000) };
    expect(costOfUsage(table, [million, million])).toBe(usd('2'));
    // 0.5 GB over 730 hours.
    const stored = { meter: 'storage', quantity: usd('365') ?? 0n };
    expect(costOfUsage(table, [stored])).toBe(usd('0.011500000003'));
    expect(costOfUsage(table, [{ meter: 'constructor', quantity: 1n }])).toBe(0n);
  });

  it('has what the tenant has to itself, by the time', () => {
    const day = 86_400_000;
    expect(costOfTime(table, 'separate_schema', 730 * 3_600_000)).toBe(usd('1'));
    expect(costOfTime(table, 'separate_schema', day)).toBe(usd('0.032876712329'));
    expect(costOfTime(table, 'shared_schema', day)).toBe(0n);
  });

  it('is rounded once, to the nearest cent', () => {
    expect(toDecimal(moneyOfCost(usd('0.004999999999') ?? 0n))).toBe('0.00');
    expect(toDecimal(moneyOfCost(usd('0.005') ?? 0n))).toBe('0.01');
  });

  it('is of the hours of the span, and of no others', async () => {
    const world = usageWorld();
    const queue = new FakeUsageQueue();
    const hour = Math.floor(NOW.getTime() / 3_600_000);
    const hours = [7, 5, 3].map((requests, index) => ({
      ...{ hour: hour - index, requests, serverErrors: 0, clientErrors: 0 },
    }));
    await meterApiCalls({ queue, now: () => NOW }, ACME, hours);
    await world.deliver(queue);

    const span = { start: new Date((hour - 1) * 3_600_000), end: new Date(hour * 3_600_000) };
    const costs = { ...table, perUnit: { api_calls: { call: '2.5' } } };
    const ports = { meters: METERS, reader: world.store, costs };
    expect(await costIn(ports, { tenantId: ACME }, span)).toBe(usd('0.000005'));
  });
});

describe('the default price table', () => {
  const camelCased = (name: string) =>
    name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

  it('has the prices of docs/prices.yaml', () => {
    const prices = new Prices();
    for (const [name, price] of Object.entries(DEFAULT_COSTS.prices)) {
      expect(prices.of(camelCased(name), 1), name).toBe(Number(price));
    }
  });

  it('takes for a million calls about what docs/cost.md counts', () => {
    const page = readFileSync(new URL('../../../docs/cost.md', import.meta.url), 'utf8');
    const row = page.split('\n').find((line) => line.includes('**nine reads of ten'));
    const counted = Number(row?.split('|')[8]);
    const million = { meter: 'api_calls', quantity: wholeQuantity(1_000_000) };
    const cents = moneyOfCost(costOfUsage(DEFAULT_COSTS, [million])).amountMinor;
    expect(Math.abs(Number(cents) / 100 / counted - 1)).toBeLessThan(0.1);
  });
});
