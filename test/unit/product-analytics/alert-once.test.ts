import { expect, it } from 'vitest';
import { AlertWorld } from '../../support/alert-world.ts';

/** The same numbers from 0 to 1 for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

it('each of many crossings is told once by runs that come together and die before or after a write', async () => {
  const world = new AlertWorld();
  await world.create({ clearAt: 100 });
  const random = seeded(14);
  const hours = Array.from({ length: 150 }, () => (random() < 0.5 ? 50 : 150));
  const count = { writes: 0, deaths: 0 };
  const die = (): never => {
    count.deaths += 1;
    throw new Error('died');
  };
  const dying = {
    listDue: world.alerts.listDue.bind(world.alerts),
    save: async (...args: Parameters<typeof world.alerts.save>) => {
      count.writes += 1;
      const dice = random();
      if (dice < 0.3) die();
      const isSaved = await world.alerts.save(...args);
      return dice < 0.6 ? die() : isSaved;
    },
  };
  for (const [hour, events] of hours.entries()) {
    await world.tracked(hour, events);
    const together = () => Promise.all([1, 2, 3].map(() => world.evaluateAfter(hour, dying)));
    for (let minute = 0; minute < 4; minute += 1) await together();
    await world.evaluate();
  }

  const crossings = hours.flatMap((events, hour) =>
    events > 100 === (hours[hour - 1] ?? 0) > 100
      ? []
      : [[events > 100 ? 'raised' : 'cleared', events]],
  );
  expect(crossings.length).toBeGreaterThan(50);
  expect(count.deaths).toBeGreaterThan(150);
  expect(count.writes).toBeGreaterThan(count.deaths);
  expect(world.told()).toEqual(crossings);
});
