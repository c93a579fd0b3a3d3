import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listUsage } from '../../../core/metering/list-usage.ts';
import {
  aggregateUsage,
  type AggregateUsagePorts,
  type GivenMessage,
} from '../../../core/metering/aggregate-usage.ts';
import { meterVersion } from '../../../core/metering/meter.ts';
import { Crash, crashingPorts } from '../../support/metering/crashing-ports.ts';
import {
  ACME,
  mail,
  message,
  METERS,
  NOW,
  usageWorld,
  windowTotals,
} from '../../support/metering/usage-world.ts';

const usage = async (world: ReturnType<typeof usageWorld>, meter: string) => {
  const query = { meter, from: NOW, to: NOW, window: 'hour', groupBy: [] } as const;
  const listed = await listUsage(
    { meters: METERS, reader: world.store, timeZones: world.timeZones },
    ACME,
    query,
  );
  return listed.ok ? listed.value.rows.map(({ quantity }) => quantity) : listed.error.kind;
};

describe('aggregateUsage', () => {
  it('counts an event by each meter of its type', async () => {
    const world = usageWorld();
    const events = [mail('1'), mail('2', { size: '0.1', from: 'bob' }), mail('3', { size: 0.2 })];
    await world.environment().aggregate([message('m1', events)]);

    expect(await usage(world, 'mails')).toEqual(['3']);
    expect(await usage(world, 'bytes')).toEqual(['10.3']);
    expect(await usage(world, 'largest')).toEqual(['10']);
    expect(await usage(world, 'last')).toEqual(['0.2']);
    expect(await usage(world, 'senders')).toEqual(['2']);
  });

  it('counts 1,000 copies of one event once, whatever their times are', async () => {
    const world = usageWorld();
    const copies = Array.from({ length: 1_000 }, (_, index) =>
      mail('same', {}, new Date(NOW.getTime() - index * 60_000)),
    );
    const parts = [copies.slice(0, 500), copies.slice(500)];
    for (const [index, part] of parts.entries()) {
      await world.environment(index).aggregate([message(`m${index}`, part)]);
    }

    expect(
      Object.values(windowTotals(world.store.shards.values())).every((total) =>
        total.endsWith(' of 1'),
      ),
    ).toBe(true);
    expect(world.log.all()).toHaveLength(1);
  });

  it('quarantines what it cannot count, with the reason, and counts the others', async () => {
    const world = usageWorld();
    const events = [
      mail('1'),
      { ...mail('2'), type: 'mail.unknown' },
      mail('3', { size: 'many' }),
      { ...mail('4'), data: {} },
      { ...mail('5'), id: undefined },
      { ...mail('6'), type: 'freehold.api_calls' },
      mail('7', {}, new Date('2026-10-01T00:00:00Z')),
      mail('8', {}, new Date('2026-11-27T12:36:00Z')),
    ];
    await world.environment().aggregate([message('m1', events)]);

    expect(await usage(world, 'mails')).toEqual(['1']);
    const { items } = await world.quarantine.list(ACME, { limit: 100 });
    expect(items.map(({ reason }) => reason).toSorted()).toEqual([
      ...['invalid_event', 'invalid_value', 'missing_property', 'reserved_source'],
      ...['time_in_future', 'time_too_old', 'unknown_event_type'],
    ]);
  });

  it('takes an event out of quarantine once it is counted, or was', async () => {
    const world = usageWorld();
    const bad = { ...mail('1'), type: 'mail.unknown' };
    await world.environment().aggregate([message('m1', [bad, mail('2', { size: 'x' })])]);
    const { items } = await world.quarantine.list(ACME, { limit: 10 });
    const events = items.map(({ id, event }) => ({
      quarantineId: id,
      event: (event as { id: string }).id === '1' ? mail('1') : event,
    }));
    await world.environment().aggregate([message('m2', [], { events, isReplay: true })]);

    expect(await usage(world, 'mails')).toEqual(['1']);
    const left = await world.quarantine.list(ACME, { limit: 10 });
    expect(left.items.map(({ reason }) => reason)).toEqual(['invalid_value']);
  });

  it('gives a meter that is defined otherwise windows of its own', async () => {
    const world = usageWorld();
    await world.environment().aggregate([message('m1', [mail('1')])]);
    const [before] = [...world.store.shards.values()].filter(
      ({ window }) => window.meter === 'bytes',
    );
    const bytes = METERS.bytes;
    if (!bytes) throw new Error('No such meter.');

    expect(before?.window.version).toBe(meterVersion(bytes));
    expect(meterVersion({ ...bytes, value: '$.length' })).not.toBe(before?.window.version);
    expect(meterVersion({ ...bytes, name: 'Octets' })).toBe(before?.window.version);
  });
});

/** What an event says follows from its identity: a copy is a copy. */
const someMail = fc.record({
  id: fc.integer({ min: 1, max: 25 }).map(String),
  size: fc.integer({ min: -99_999, max: 99_999 }),
  hoursAgo: fc.integer({ min: 0, max: 50 }),
});

const asMail = ({ id, size, hoursAgo }: { id: string; size: number; hoursAgo: number }) =>
  mail(
    id,
    {
      size: `${Math.trunc(size / 100)}.${String(Math.abs(size % 100)).padStart(2, '0')}`,
      region: `r${size % 3}`,
      from: `u${Math.abs(size) % 7}`,
    },
    new Date(NOW.getTime() - hoursAgo * 3_600_000),
  );

const batches = fc
  .uniqueArray(someMail, { minLength: 1, maxLength: 25, selector: ({ id }) => id })
  .chain((mails) =>
    fc.record({
      mails: fc.constant(mails),
      // Some are sent again, in any order.
      sent: fc
        .array(fc.constantFrom(...mails), { maxLength: 25 })
        .chain((again) =>
          fc.shuffledSubarray([...mails, ...again], { minLength: mails.length + again.length }),
        ),
      size: fc.integer({ min: 1, max: 10 }),
      crashes: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 5 }),
    }),
  );

const cut = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

describe('the windows', () => {
  it('are the same for any order, copies, cuts into messages, and deaths between any two writes', async () => {
    const count = async (sent: readonly object[], size: number, crashes: readonly number[]) => {
      const world = usageWorld();
      const messages = cut(sent, size).map((events, index) => message(`m${index}`, events));
      let moment = 0;
      const shared = crashingPorts(world.environment().ports, () => crashes.includes(moment++));
      // Each death is of an environment: the next one remembers nothing, and counts in another part or in the same.
      for (let attempt = 0; ; attempt += 1) {
        const { environment } = world.environment(attempt % 2).ports;
        try {
          await giveAll({ ...shared, environment }, messages);
          break;
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
      }
      return world;
    };
    const giveAll = async (ports: AggregateUsagePorts, messages: readonly GivenMessage[]) => {
      for (const pair of cut(messages, 2)) await aggregateUsage(ports, ACME, pair);
    };
    await fc.assert(
      fc.asyncProperty(batches, async ({ mails, sent, size, crashes }) => {
        const bad = { ...mail('bad'), type: 'unknown' };
        const once = await count([...mails.map(asMail), bad], 100, []);
        const world = await count([...sent.map(asMail), bad], size, crashes);

        expect(windowTotals(world.store.shards.values())).toEqual(
          windowTotals(once.store.shards.values()),
        );
        const logged = new Set(world.log.all().map(({ identity }) => identity));
        expect(logged.size).toBe(mails.length);
        expect((await world.quarantine.list(ACME, { limit: 9 })).items).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});
