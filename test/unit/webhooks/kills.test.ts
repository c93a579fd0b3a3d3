import { describe, expect, it } from 'vitest';
import {
  KilledError,
  killStage,
  mortalPorts,
  type Kill,
  type KillStage,
} from '../../support/webhooks/kill-stage.ts';
import {
  MORTAL_RUNS,
  type MortalRunName,
  type PrepareRun,
} from '../../support/webhooks/killed-runs.ts';

const HOURS_SECONDS = 10_800;
const QUEUE_GIVES_AGAIN_SECONDS = 180;
const LONGEST_RUN_CALLS = 2_000;

/** The run, its death, and the hours after it; what the receivers took of it, and what was taken of the dead run. */
async function killedRun(name: MortalRunName, kill: Kill, events: number) {
  const stage = await killStage(events);
  const prepare: PrepareRun = MORTAL_RUNS[name];
  const { work, isGivenAgain, afterwards } = await prepare(stage);
  const { life, ports } = mortalPorts(stage.ports, kill);
  await work(ports).catch((error: unknown) => {
    if (!(error instanceof KilledError)) throw error;
  });
  const ofDead = life.isDead ? stage.taken.map(({ id }) => id) : [];
  await afterwards?.();
  if (life.isDead && isGivenAgain === true) {
    await stage.turn(QUEUE_GIVES_AGAIN_SECONDS);
    await work(stage.ports);
  }
  await stage.turn(HOURS_SECONDS);
  return { stage, life, ofDead };
}

function expectNothingLost(stage: KillStage, ofDead: readonly string[], where: string): void {
  const { taken, expected, messages, tasks, waiting } = stage;
  const idOf = new Map(taken.map(({ about, id }) => [about, id]));
  expect([...idOf.keys()].toSorted(), where).toEqual(expected);
  expect(new Set(taken.map(({ id }) => id)).size, where).toBe(expected.length);
  const twice = taken.filter(({ id, about }, index) => {
    expect(id, where).toBe(idOf.get(about));
    return taken.findIndex((other) => other.id === id) < index;
  });
  for (const { id } of twice) expect(ofDead, where).toContain(id);
  const all = [...messages.all.values()];
  expect(new Set(all.map(({ state, lookAt }) => `${state} ${String(lookAt)}`)), where).toEqual(
    new Set(['delivered undefined']),
  );
  expect([tasks.all.size, waiting.length], where).toEqual([0, 0]);
}

/** Kills the run at its first call, its second one, and so on, until it ends by itself; how many calls it has. */
async function killAtEach(name: MortalRunName, kill: Omit<Kill, 'at'>, events: number) {
  for (let at = 1; at < LONGEST_RUN_CALLS; at += 1) {
    const { stage, life, ofDead } = await killedRun(name, { ...kill, at }, events);
    expectNothingLost(stage, ofDead, `${name}, killed ${kill.when} call ${at}`);
    if (!life.isDead) return life.calls;
  }
  throw new Error(`${name} has no end.`);
}

const names = Object.keys(MORTAL_RUNS) as MortalRunName[];

describe('a run that dies at any of its calls, before or after the effect', () => {
  it.each(names)('loses nothing, and doubles nothing but what it had sent: %s', async (name) => {
    const before = await killAtEach(name, { when: 'before' }, 3);
    expect(before).toBeGreaterThanOrEqual(3);
    expect(await killAtEach(name, { when: 'after' }, 3)).toBe(before);
  });

  it.each(['a recovery by the sweep', 'a replay by the sweep'] as const)(
    'loses nothing of more than a page: %s',
    async (name) => {
      const counts = (call: string) => !/^messages\.(?:save|add)$/.test(call);
      const calls = await killAtEach(name, { when: 'before', counts }, 120);
      expect(calls).toBeGreaterThanOrEqual(10);
      expect(await killAtEach(name, { when: 'after', counts }, 120)).toBe(calls);
    },
  );
});
