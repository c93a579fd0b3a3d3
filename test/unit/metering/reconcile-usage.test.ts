import { beforeEach, describe, expect, it } from 'vitest';
import { reconcileUsage, type Difference } from '../../../core/metering/reconcile-usage.ts';
import {
  ACME,
  mail,
  message,
  METERS,
  NOW,
  usageWorld,
} from '../../support/metering/usage-world.ts';

let world: ReturnType<typeof usageWorld>;
let day: Date;
beforeEach(() => {
  world = usageWorld();
  day = new Date('2026-11-26T00:00:00Z');
});

async function run(now: string) {
  const differing: Difference[] = [];
  const count = await reconcileUsage(
    {
      reconciliations: {
        begin: () => Promise.resolve(),
        listDue: async function* () {
          await Promise.resolve();
          yield [{ tenantId: ACME, day }];
        },
        done: (due) => {
          day = new Date(due.day.getTime() + 86_400_000);
          return Promise.resolve();
        },
      },
      ...{ meters: METERS, reader: world.store, log: world.log, now: () => new Date(now) },
      onDifference: (_due, differences) => differing.push(...differences),
      onError: (_due, error) => {
        throw error;
      },
    },
    new Date('2100-01-01T00:00:00Z'),
  );
  return { ...count, differing };
}

const fill = async () => {
  const mails = Array.from({ length: 40 }, (_, index) =>
    mail(
      String(index),
      { size: `${index}.5`, region: `r${index % 3}`, from: `u${index % 5}` },
      new Date(NOW.getTime() - index * 3_600_000),
    ),
  );
  const messages = [message('m1', mails.slice(0, 25)), message('m2', mails.slice(20))];
  await world.environment(0).aggregate(messages);
  // Given again after a run that died: the log has them twice.
  await world.environment(1).aggregate(messages);
};

describe('reconcileUsage', () => {
  it('finds no difference, day after day, also of events that the log has twice', async () => {
    await fill();
    expect(await run('2026-11-28T05:59:00Z')).toMatchObject({ days: 1, differing: [] });
    expect(await run('2026-11-28T06:00:00Z')).toMatchObject({ days: 1, differing: [] });
    expect(day.toISOString()).toBe('2026-11-28T00:00:00.000Z');
  });

  it('tells a window that counts otherwise, and recounts the day until it agrees', async () => {
    await fill();
    const [key, shard] = [...world.store.shards].find(
      ([, { window }]) =>
        window.meter === 'bytes' && window.start.getTime() < NOW.getTime() - 2 * 3_600_000,
    ) ?? ['', undefined];
    if (!shard) throw new Error('There is one.');
    day = new Date(`${shard.window.start.toISOString().slice(0, 10)}T00:00:00Z`);
    const before = day;
    const value = (shard.state.value ?? 0n) + 1n;
    world.store.shards.set(key, { ...shard, state: { ...shard.state, value } });
    const { differing, days } = await run('2026-11-30T00:00:00Z');
    expect({ days, count: differing.length }).toEqual({ days: 0, count: 1 });
    expect(differing[0]?.counted).not.toBe(differing[0]?.recounted);
    expect(day).toEqual(before);
    world.store.shards.set(key, shard);
    expect((await run('2026-11-30T00:00:00Z')).days).toBeGreaterThan(0);
  });

  it('tells a window that the log knows and the table does not', async () => {
    await fill();
    for (const [key, { window }] of world.store.shards) {
      if (window.meter === 'largest') world.store.shards.delete(key);
    }
    expect((await run('2026-11-29T00:00:00Z')).differing.length).toBeGreaterThan(0);
  });
});
