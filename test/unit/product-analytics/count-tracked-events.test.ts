import { describe, expect, it } from 'vitest';
import { windowId } from '../../../core/metering/usage-window.ts';
import { countTrackedEvents } from '../../../core/product-analytics/count-tracked-events.ts';
import { listMetric, type MetricQuery } from '../../../core/product-analytics/list-metric.ts';
import { newId } from '../../../kit/id.ts';
import { FakeUsageStore } from '../../fakes/fake-usage-store.ts';
import { Crash } from '../../support/metering/crashing-ports.ts';
import { trackingWorld } from '../../support/tracking-world.ts';

const NOW = new Date('2026-11-28T12:30:00Z');
const ACME = newId('tnt');
const GLOBEX = newId('tnt');
const HOUR_MS = 3_600_000;

const shown = async (
  store: FakeUsageStore,
  tenantId: typeof ACME,
  query: Partial<MetricQuery> = {},
) => {
  const ports = {
    readers: { tracked: store, metered: new FakeUsageStore() },
    timeZones: { of: () => Promise.resolve('UTC') },
  };
  const from = new Date(NOW.getTime() - 48 * HOUR_MS);
  const listed = await listMetric(ports, tenantId, {
    ...{ name: 'tracked_events', from, to: NOW, window: 'period', groupBy: [] },
    ...query,
  });
  if (!listed.ok) throw new Error(listed.error.kind);
  return Object.fromEntries(
    listed.value.rows.map(({ dimensions, quantity }) => [
      Object.values(dimensions).join('/'),
      Number(quantity),
    ]),
  );
};

const event = (index: number) => ({
  ...{ id: `e${index}`, name: index % 3 === 0 ? 'report.created' : 'page.viewed' },
  time: new Date(NOW.getTime() - (index % 30) * HOUR_MS).toISOString(),
  properties: { country: index % 4 === 0 ? 'de' : 'fr', page: index },
});

describe('tracked events', () => {
  it('are counted exactly: 100,000 of them, a third sent twice, under deaths before and after each sort of write', async () => {
    const world = trackingWorld(NOW);
    const count = 100_000;
    for (let start = 0; start < count; start += 500) {
      const events = Array.from({ length: 500 }, (_, index) => event(start + index));
      await world.track(ACME, events);
      if (start % 1_500 === 0) await world.track(ACME, events);
    }
    const sent = world.given();
    let moment = 0;
    const mayDie = async <Answer>(write: () => Promise<Answer>): Promise<Answer> => {
      if (moment++ % 97 === 0) throw new Crash();
      const answer = await write();
      if (moment++ % 89 === 0) throw new Crash();
      return answer;
    };
    let deaths = 0;
    const batches = Array.from({ length: Math.ceil(sent.length / 10) }, (_, index) =>
      sent.slice(index * 10, index * 10 + 10),
    );
    for (const batch of batches) {
      for (let attempt = 0; ; attempt += 1) {
        const ports = world.environment(attempt % 8);
        const { store, log } = ports;
        const dying = {
          ...ports,
          store: {
            readShards: store.readShards.bind(store),
            commit: (...args: Parameters<typeof store.commit>) =>
              mayDie(() => store.commit(...args)),
          },
          log: {
            append: (...args: Parameters<typeof log.append>) => mayDie(() => log.append(...args)),
          },
        };
        try {
          await countTrackedEvents(dying, ACME, batch);
          break;
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
          deaths += 1;
        }
      }
    }

    expect(sent.reduce((sum, { events }) => sum + events.length, 0)).toBeGreaterThan(133_000);
    expect(deaths).toBeGreaterThan(20);
    expect(await shown(world.store, ACME)).toEqual({ '': count });
    expect(await shown(world.store, ACME, { groupBy: ['name'] })).toEqual({
      'report.created': 33_334,
      'page.viewed': 66_666,
    });
    // Handed to the sink at least once each, under the message that counted it: an object is written over by itself.
    const logged = new Set(world.log.all().map(({ event: { id } }) => id));
    expect(logged.size).toBe(count);
    const byEvent = new Map<string, Set<string | undefined>>();
    for (const {
      event: { id },
      messageId,
    } of world.log.all()) {
      byEvent.set(id, (byEvent.get(id) ?? new Set()).add(messageId));
    }
    expect([...byEvent.values()].every((messages) => messages.size === 1)).toBe(true);
  });

  it('are counted by the chosen properties, each apart, and by no other', async () => {
    const world = trackingWorld(NOW, ['country']);
    await world.track(
      ACME,
      Array.from({ length: 12 }, (_, index) => event(index)),
    );
    await world.count(ACME, world.given());

    expect(await shown(world.store, ACME, { groupBy: ['country'] })).toEqual({ de: 3, fr: 9 });
    expect(await shown(world.store, ACME, { groupBy: ['name', 'country'] })).toEqual({
      ...{ 'report.created/de': 1, 'report.created/fr': 3 },
      ...{ 'page.viewed/de': 2, 'page.viewed/fr': 6 },
    });
    expect(
      await shown(world.store, ACME, { groupBy: ['country'], event: 'report.created' }),
    ).toEqual({ de: 1, fr: 3 });
    expect(await shown(world.store, ACME, { event: 'page.viewed' })).toEqual({ '': 8 });
    expect(await shown(world.store, ACME)).toEqual({ '': 12 });
  });

  it('are one tenant’s, also where two send the same ids', async () => {
    const world = trackingWorld(NOW);
    await world.track(ACME, [event(1)]);
    await world.track(GLOBEX, [event(1), event(2)]);
    const given = world.given();
    await world.count(ACME, given.slice(0, 1));
    await world.count(GLOBEX, given.slice(1));
    expect(await shown(world.store, ACME)).toEqual({ '': 1 });
    expect(await shown(world.store, GLOBEX)).toEqual({ '': 2 });
  });

  it('with a value for each are told apart to a hundred; the total stays exact', async () => {
    const world = trackingWorld(NOW, ['page']);
    const events = Array.from({ length: 300 }, (_, index) => ({
      ...{ id: `e${index}`, name: 'page.viewed', time: NOW.toISOString() },
      properties: { page: index },
    }));
    await world.track(ACME, events);
    await world.count(ACME, world.given());
    const byPage = await shown(world.store, ACME, { groupBy: ['page'] });
    expect(Object.keys(byPage)).toHaveLength(101);
    expect(byPage['(other)']).toBe(200);
    expect(await shown(world.store, ACME)).toEqual({ '': 300 });
  });

  it('are kept as long as the level says, and never sealed for billing', async () => {
    const world = trackingWorld(NOW);
    await world.track(ACME, [{ ...event(30), time: NOW.toISOString() }]);
    await world.count(ACME, world.given());
    const [shard] = [...world.store.shards.values()];
    expect(shard).toMatchObject({ sealAt: null, keptUntil: new Date('2026-12-28T13:00:00Z') });
    expect(shard && windowId(shard.window)).toBeDefined();
  });
});

describe('what is taken in', () => {
  it('is answered for each event; what is refused goes nowhere', async () => {
    const world = trackingWorld(NOW);
    const results = await world.track(ACME, [
      event(1),
      { ...event(2), name: '' },
      event(1),
      { ...event(3), time: '2026-10-01T00:00:00Z' },
      { ...event(4), surprise: true },
      { ...event(5), properties: { text: 'x'.repeat(17_000) } },
      'no event',
      event(6),
    ]);
    expect(results.map((one) => ('reason' in one ? one.reason : one.result))).toEqual([
      ...['accepted', 'invalid_event', 'duplicate', 'time_too_old', 'invalid_event'],
      ...['invalid_event', 'invalid_event', 'accepted'],
    ]);
    expect(world.queue.messages.flatMap(({ events }) => events)).toHaveLength(2);
    await world.count(ACME, world.given());
    expect(await world.track(ACME, [event(6)])).toMatchObject([{ result: 'duplicate' }]);
  });
});
