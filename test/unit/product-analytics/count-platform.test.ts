import { beforeEach, describe, expect, it } from 'vitest';
import { at, PlatformWorld } from '../../support/platform-world.ts';

let world: PlatformWorld;
beforeEach(() => {
  world = new PlatformWorld();
});

describe('what all tenants count', () => {
  it('is added up by plan and isolation when an hour is counted whole, and not before', async () => {
    const acme = world.tenant('pro', 'separate_database');
    await world.counted(acme, { metric: 'api_calls', time: at('28T10:00'), value: 7 });
    await world.counted(acme, { metric: 'api_calls', time: at('28T11:00'), value: 100 });
    await world.counted(world.tenant('basic'), {
      metric: 'api_calls',
      time: at('28T10:00'),
      value: 5,
    });
    await world.counted(world.tenant('pro'), {
      metric: 'api_calls',
      time: at('28T10:00'),
      value: 1,
    });
    world.tenant('basic');

    expect(await world.count(at('28T11:15'))).toMatchObject({ error: 0 });
    expect(await world.shown({ name: 'api_calls' })).toEqual([]);
    await world.count(at('28T11:20'));
    expect(await world.shown({ name: 'api_calls' })).toEqual(['11-28T10 13']);
    expect(await world.shown({ name: 'api_calls', groupBy: 'plan' })).toEqual([
      ...['11-28T10 pro 8', '11-28T10 basic 5'],
    ]);
    expect(await world.shown({ name: 'api_calls', groupBy: 'isolation' })).toEqual([
      ...['11-28T10 separate_database 7', '11-28T10 shared_schema 6'],
    ]);
    expect(await world.count(at('28T11:25'))).toMatchObject({ hours: 0 });
  });

  it('is the server’s errors, and by class both', async () => {
    const [acme, globex] = [world.tenant('pro'), world.tenant('pro')];
    await world.counted(acme, {
      metric: 'errors',
      time: at('28T10:00'),
      value: 2,
      dimensions: { statusClass: '5xx' },
    });
    await world.counted(acme, {
      metric: 'errors',
      time: at('28T10:00'),
      value: 9,
      dimensions: { statusClass: '4xx' },
    });
    await world.counted(globex, {
      metric: 'errors',
      time: at('28T10:00'),
      value: 3,
      dimensions: { statusClass: '4xx' },
    });
    await world.count(at('28T11:20'));
    expect(await world.shown({ name: 'errors' })).toEqual(['11-28T10 2']);
    expect(await world.shown({ name: 'errors', groupBy: 'statusClass' })).toEqual([
      ...['11-28T10 5xx 2', '11-28T10 4xx 12'],
    ]);
    expect(await world.shown({ name: 'api_calls', groupBy: 'statusClass' })).toBe(
      'UnknownDimension',
    );
  });

  it('tells the ten largest tenants apart, and the sum stays what it was', async () => {
    const ids = Array.from({ length: 12 }, () => world.tenant('pro'));
    for (const [index, id] of ids.entries()) {
      await world.counted(id, {
        metric: 'tracked_events',
        time: at('28T10:00'),
        value: index + 1,
        dimensions: { name: 'a' },
      });
    }
    await world.count(at('28T11:20'));
    const rows = (await world.shown({ name: 'tracked_events', groupBy: 'tenant' })) as string[];
    expect(rows).toHaveLength(11);
    expect(rows[0]).toBe(`11-28T10 ${ids[11]} 12`);
    expect(rows.at(-1)).toBe('11-28T10 (other) 3');
    expect(await world.shown({ name: 'tracked_events' })).toEqual(['11-28T10 78']);
  });

  it('has days and months of its own for members, who do not add up, whatever the tenants’ zones', async () => {
    const zones = ['Europe/Berlin', 'America/Los_Angeles', 'UTC', 'Pacific/Auckland'];
    for (const zone of zones) {
      const id = world.tenant('pro');
      for (const hour of ['12', '13', '14']) {
        await world.counted(id, { metric: 'active_members', time: at(`28T${hour}:00`), value: 4 });
      }
      for (const grain of ['day', 'month'] as const) {
        // Noon of UTC is in the same day of all of these but one, which is in its month.
        const noon = zone === 'Pacific/Auckland' ? at('28T10:00') : at('28T12:00');
        await world.counted(id, { metric: 'active_members', time: noon, value: 6, grain, zone });
      }
    }
    await world.count(at('28T15:20'));
    expect(await world.shown({ name: 'active_members', window: 'day' })).toEqual(['11-28T00 24']);
    expect(await world.shown({ name: 'active_members', window: 'month' })).toEqual(['11-01T00 24']);
    expect(await world.shown({ name: 'active_members' })).toEqual(['11-28T14 16']);
  });
});

describe('an hour that was added up', () => {
  it('is added up again a day later, and when no event of it may come any more', async () => {
    const acme = world.tenant('pro');
    const late = (value: number) =>
      world.counted(acme, {
        metric: 'tracked_events',
        time: at('02T10:00'),
        value: value,
        dimensions: { name: 'a' },
      });
    const day2 = { from: at('02T00:00'), to: at('03T00:00') };
    await late(1);
    await world.count(at('02T11:20'));
    await late(2);
    await world.counts.done(at('03T09:00'));
    await world.count(at('03T11:20'));
    expect(await world.shown({ name: 'tracked_events', ...day2 })).toEqual(['11-02T10 3']);
    await late(4);
    await world.counts.done(new Date('2026-12-08T09:00:00Z'));
    await world.count(new Date('2026-12-08T11:20:00Z'));
    expect(await world.shown({ name: 'tracked_events', ...day2 })).toEqual(['11-02T10 7']);
  });

  it('keeps what a tenant counted that was erased since', async () => {
    const [acme, globex] = [world.tenant('pro'), world.tenant('pro')];
    await world.counted(acme, { metric: 'api_calls', time: at('27T10:00'), value: 7 });
    await world.counted(globex, { metric: 'api_calls', time: at('27T10:00'), value: 5 });
    await world.count(at('27T11:20'));
    world.tenants.delete(globex);
    await world.counts.done(at('28T09:00'));
    await world.count(at('28T11:20'));
    expect(
      await world.shown({ name: 'api_calls', from: at('27T00:00'), to: at('28T00:00') }),
    ).toEqual(['11-27T10 12']);
  });

  it('is the same when it is done again, by two runs at once, or after one that died', async () => {
    await world.counted(world.tenant('pro'), { metric: 'storage', time: at('28T10:00'), value: 7 });
    await world.counted(world.tenant('pro'), { metric: 'storage', time: at('28T10:00'), value: 5 });
    await Promise.all([world.count(at('28T11:20')), world.count(at('28T11:20'))]);
    const before = world.formatted();
    await world.counts.done(at('28T09:00'));
    await world.count(at('28T11:25'));
    expect(world.formatted()).toEqual(before);
    expect(await world.shown({ name: 'storage' })).toEqual(['11-28T10 12']);
  });

  it('waits for a tenant that cannot be read until the next hour is there', async () => {
    const [acme, globex] = [world.tenant('pro'), world.tenant('pro')];
    await world.counted(acme, { metric: 'api_calls', time: at('28T10:00'), value: 7 });
    await world.counted(globex, { metric: 'api_calls', time: at('28T10:00'), value: 5 });
    world.unreadable = globex;
    expect(await world.count(at('28T11:20'))).toMatchObject({ hours: 1, error: 1 });
    expect(await world.shown({ name: 'api_calls' })).toEqual(['11-28T10 7']);
    world.unreadable = null;
    expect(await world.count(at('28T11:25'))).toMatchObject({ hours: 1, error: 0 });
    expect(await world.shown({ name: 'api_calls' })).toEqual(['11-28T10 12']);
    world.unreadable = globex;
    await world.count(at('28T12:20'));
    expect(await world.count(at('28T13:20'))).toMatchObject({ hours: 2, error: 2 });
    expect(await world.counts.last()).toEqual(at('28T11:00'));
  });

  it('and those of an outage are caught up, a week of them', async () => {
    const acme = world.tenant('pro');
    for (const hour of ['08', '09', '10'])
      await world.counted(acme, { metric: 'api_calls', time: at(`28T${hour}:00`), value: 1 });
    await world.counts.done(at('28T07:00'));
    expect(await world.count(at('28T11:20'))).toMatchObject({ hours: 3 });
    expect(await world.shown({ name: 'api_calls', window: 'day' })).toEqual(['11-28T00 3']);
    await world.counts.done(at('01T00:00'));
    const early = new Date(at('28T11:20').getTime() - 1);
    expect(await world.count(at('28T11:20'), early)).toMatchObject({ hours: 0 });
    expect(await world.count(at('28T11:20'))).toMatchObject({ hours: 168 });
  });
});

it('refuses more than an answer is made of', async () => {
  const query = { name: 'api_calls', from: at('01T00:00'), to: new Date('2028-01-01T00:00:00Z') };
  expect(await world.shown({ ...query, name: 'api_calls' })).toBe('UsageRangeTooLarge');
});
