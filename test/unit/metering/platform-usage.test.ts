import { describe, expect, it } from 'vitest';
import { meterApiCalls } from '../../../core/metering/meter-api-calls.ts';
import { meterStorage } from '../../../core/metering/meter-storage.ts';
import { tellActive } from '../../../functions/identity/api/tell-active.ts';
import { FakeUsageQueue } from '../../fakes/fake-usage-queue.ts';
import {
  ACME,
  message,
  NOW,
  usageWorld,
  windowTotals,
} from '../../support/metering/usage-world.ts';
import { windowId } from '../../../core/metering/usage-window.ts';

const HOUR = Math.floor(NOW.getTime() / 3_600_000);

function metered() {
  const world = usageWorld();
  const queue = new FakeUsageQueue();
  const deliver = () => world.deliver(queue);
  const totals = (meter: string, grain = 'hour') => {
    const shards = [...world.store.shards.values()];
    const all = windowTotals(shards);
    return shards
      .filter(({ window }) => window.meter === meter && window.grain === grain)
      .map(({ window }) => all[windowId(window)]);
  };
  return { queue, deliver, totals, world, now: () => NOW };
}

describe('what the platform meters of itself', () => {
  it('is the requests of hours that are closed and their errors, told twice or not', async () => {
    const { queue, deliver, totals, now } = metered();
    const hours = [
      { hour: HOUR - 2, requests: 7, serverErrors: 2, clientErrors: 3 },
      { hour: HOUR - 1, requests: 5, serverErrors: 0, clientErrors: 1 },
      // Of a request that came in before the hour and was answered in it.
      { hour: HOUR - 3, requests: 0, serverErrors: 4, clientErrors: 0 },
    ];
    await meterApiCalls({ queue, now }, ACME, hours);
    await meterApiCalls({ queue, now }, ACME, hours);
    await deliver();
    expect(totals('api_calls')).toEqual(['7 of 1', '5 of 1']);
    expect(totals('api_errors').toSorted()).toEqual(['1 of 1', '2 of 1', '3 of 1', '4 of 1']);
  });

  it('is what is stored, for each hour since the last run, as it is now for those of an outage', async () => {
    const { queue, deliver, totals, now } = metered();
    const hourAt = (hour: number) => new Date(hour * 3_600_000);
    let last: Date | null = hourAt(HOUR - 4);
    const run = () =>
      meterStorage({
        ...{ queue, now },
        tenants: {
          inUse: async function* () {
            await Promise.resolve();
            yield [ACME];
          },
        },
        storedBytes: () => Promise.resolve(1_500_000_001),
        hours: {
          last: () => Promise.resolve(last),
          done: (hour) => Promise.resolve(void (last = hour)),
        },
        onError: (_tenant, error) => {
          throw error;
        },
      });
    expect(await run()).toMatchObject({ tenants: 1, hours: 3 });
    expect(await run()).toMatchObject({ hours: 0 });
    await deliver();
    expect(totals('storage_gb_hours')).toEqual(Array.from({ length: 3 }, () => '1.500000001 of 1'));
    last = null;
    expect(await run()).toMatchObject({ hours: 1 });
  });

  it('is who was active, each user once a day and month', async () => {
    const { queue, deliver, totals, now } = metered();
    const tell = tellActive({ queue, now });
    for (const user of ['ada', 'bob', 'ada']) await tell(ACME, user);
    await deliver();
    expect(totals('active_users', 'day')).toEqual(['2 of 2']);
    expect(totals('active_users', 'month')).toEqual(['2 of 2']);
  });

  it('keeps nobody from signing in who cannot be counted', async () => {
    const queue = { send: () => Promise.reject(new Error('It is out of order.')) };
    await expect(tellActive({ queue, now: () => NOW })(ACME, 'ada')).resolves.toBeUndefined();
  });

  it('cannot be said by a tenant, nor its identities taken', async () => {
    const { world } = metered();
    const said = [
      { id: '1', type: 'freehold.api_calls', data: { calls: -5 } },
      { id: '2026-11-27T11', source: 'freehold/api', type: 'mail.sent', data: {} },
    ];

    const count = await world.environment().aggregate([message('m1', said)]);
    expect(count).toMatchObject({ counted: 0, quarantined: 2 });
  });
});
