import { beforeEach, describe, expect, it } from 'vitest';
import { sealWindows, type WindowSealer } from '../../../core/metering/seal-windows.ts';
import { FakeWindowSealer } from '../../fakes/fake-window-sealer.ts';
import { ACME, mail, message, NOW, usageWorld } from '../../support/metering/usage-world.ts';

const HOUR_MS = 3_600_000;
let world: ReturnType<typeof usageWorld>;
let sealer: FakeWindowSealer;
let now: Date;
let openFrom: Date;
beforeEach(() => {
  world = usageWorld();
  sealer = new FakeWindowSealer(world.store);
  now = NOW;
  openFrom = new Date('2026-11-01T00:00:00Z');
});

const count = (id: string, messageId: string, time = NOW) =>
  world.environment().aggregate([message(messageId, [mail(id, {}, time)])]);
const seal = async (using: WindowSealer = sealer) => {
  const ports = {
    ...{ sealer: using, now: () => now },
    openSince: () => Promise.resolve(openFrom),
    onError: () => undefined,
  };
  return sealWindows(ports, new Date(now.getTime() + 60_000));
};
const sealed = async (meter = 'mails') => {
  const all = await sealer.listAfter(ACME, 0, 100);
  return all
    .filter(({ window }) => window.meter === meter)
    .map(({ kind, quantity, change, revision }) => [kind, revision, quantity, change]);
};

describe('sealWindows', () => {
  it('seals an hour once it is over and late ones had time', async () => {
    await count('1', 'm1');
    now = new Date('2026-11-27T13:14:00Z');
    expect(await seal()).toMatchObject({ sealed: 0 });
    now = new Date('2026-11-27T13:15:00Z');
    expect(await seal()).toMatchObject({ sealed: 4, error: 0 });
    expect(await seal()).toMatchObject({ sealed: 0 });
    expect(await sealed()).toEqual([['window', 1, '1', '1']]);
  });

  it('seals a late event as a revision, and as an adjustment once its period is closed', async () => {
    await count('1', 'm1');
    now = new Date(NOW.getTime() + 2 * HOUR_MS);
    await seal();
    await count('2', 'm2');
    now = new Date(now.getTime() + HOUR_MS);
    await seal();
    openFrom = new Date('2026-12-01T00:00:00Z');
    await count('3', 'm3');
    now = new Date(now.getTime() + HOUR_MS);
    await seal();
    expect(await sealed()).toEqual([
      ['window', 1, '1', '1'],
      ['revision', 2, '2', '1'],
      ['adjustment', 3, '3', '1'],
    ]);
  });

  it('counts unique values by the month, and seals no hour of theirs', async () => {
    await count('1', 'm1');
    await count('2', 'm2', new Date(NOW.getTime() - HOUR_MS));
    now = new Date('2026-12-01T00:14:00Z');
    await seal();
    expect(await sealed('senders')).toEqual([]);
    now = new Date('2026-12-01T00:15:00Z');
    await seal();
    expect(await sealed('senders')).toEqual([['window', 1, '1', '1']]);
  });

  it('names a revision the same whenever it is sealed, and another one otherwise', async () => {
    const ids = async (delayMs: number) => {
      world = usageWorld();
      sealer = new FakeWindowSealer(world.store);
      await count('1', 'm1');
      now = new Date(NOW.getTime() + delayMs);
      await seal();
      return (await sealer.listAfter(ACME, 0, 100)).map(({ id }) => id);
    };
    const first = await ids(HOUR_MS);
    expect(await ids(9 * HOUR_MS)).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
  });

  it('seals nothing twice when a run dies between its two writes', async () => {
    await count('1', 'm1');
    now = new Date(NOW.getTime() + 2 * HOUR_MS);
    const dying: WindowSealer = {
      listDue: sealer.listDue.bind(sealer),
      read: sealer.read.bind(sealer),
      append: sealer.append.bind(sealer),
      settle: () => Promise.reject(new Error('It died.')),
    };
    expect(await seal(dying)).toMatchObject({ error: 1 });
    expect(await seal()).toMatchObject({ sealed: 0, error: 0 });
    expect(await sealed()).toEqual([['window', 1, '1', '1']]);
  });
});
