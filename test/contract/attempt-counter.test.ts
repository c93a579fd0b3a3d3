import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DynamoAttemptCounter } from '../../adapters/dynamodb/identity/dynamo-attempt-counter.ts';
import { CODE_LIMIT, type AttemptCounter } from '../../core/identity/attempt-limit.ts';
import { FakeAttemptCounter } from '../fakes/fake-attempt-counter.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';

type Subject = { readonly counter: AttemptCounter; end(): Promise<unknown> };

const onFake = (now: () => Date): Promise<Subject> =>
  Promise.resolve({ counter: new FakeAttemptCounter(now), end: () => Promise.resolve() });

async function onDynamo(now: () => Date): Promise<Subject> {
  const { tableName, drop } = await scratchTable();
  return { counter: new DynamoAttemptCounter(documentsAsRoot(), tableName, now), end: drop };
}

const { freeAttempts, firstDelaySeconds, longestDelaySeconds, keptSeconds } = CODE_LIMIT;
const begun = { ok: true };
const counted = (value: number) => ({ ok: true, value });
const toWait = (retryAfterSeconds: number) => ({
  ok: false,
  error: { kind: 'TooManyAttempts', retryAfterSeconds },
});

describe.each([
  ['FakeAttemptCounter', onFake],
  ['DynamoAttemptCounter', onDynamo],
])('AttemptCounter: %s', (_, open) => {
  let subject: Subject;
  let now = new Date('2030-01-01T00:00:00Z');
  let user = 0;
  beforeAll(async () => {
    subject = await open(() => now);
  });
  afterAll(() => subject.end());
  beforeEach(() => {
    user += 1;
  });

  const begin = (name = `user-${user}`) => subject.counter.begin(CODE_LIMIT, name);
  const wait = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  async function exhaust() {
    for (let time = 0; time < freeAttempts; time += 1) {
      expect(await begin()).toEqual(counted(time + 1));
    }
  }

  it('lets the first ones pass, then makes each wait twice as long as the one before', async () => {
    await exhaust();
    for (const seconds of [60, 120, 240, 480, 900, 900]) {
      expect(await begin()).toEqual(toWait(seconds));
      wait(seconds);
      expect(await begin()).toMatchObject(begun);
    }
    expect([firstDelaySeconds, longestDelaySeconds]).toEqual([60, 900]);
  });

  it('counts no attempt that has to wait: a wait ends, whoever tries meanwhile', async () => {
    await exhaust();
    for (let time = 0; time < 20; time += 1) expect(await begin()).toEqual(toWait(60));
    wait(60);
    expect(await begin()).toMatchObject(begun);
  });

  it('counts each subject apart', async () => {
    await exhaust();
    expect(await begin('somebody else')).toEqual(counted(1));
  });

  it('starts anew after success, and a day after the last attempt', async () => {
    await exhaust();
    await subject.counter.reset(CODE_LIMIT, `user-${user}`);
    await exhaust();
    wait(keptSeconds);
    await exhaust();
    expect(await begin()).toEqual(toWait(60));
  });

  it('takes back what was no failure, and the wait for it', async () => {
    await exhaust();
    const takeBack = () => subject.counter.takeBack(CODE_LIMIT, `user-${user}`);
    await takeBack();
    expect(await begin()).toEqual(counted(freeAttempts));
    expect(await begin()).toEqual(toWait(60));
    for (let time = 0; time < freeAttempts + 3; time += 1) await takeBack();
    expect(await begin()).toEqual(counted(1));
  });

  it('lets the free ones be made at once', async () => {
    const free = Array.from({ length: freeAttempts - 1 }, () => begin());
    const counts = (await Promise.all(free)).map((one) => one.ok && one.value);
    expect(counts.toSorted()).toEqual(free.map((_, index) => index + 1));
  });

  it('admits of many at once no more than of many in a row', async () => {
    const rounds = [];
    for (let round = 0; round < 10; round += 1) {
      rounds.push(...(await Promise.all(Array.from({ length: 10 }, () => begin()))));
    }
    const admitted = rounds.filter(({ ok }) => ok);
    expect(admitted.length).toBeGreaterThan(0);
    expect(admitted.length).toBeLessThanOrEqual(freeAttempts);
  });
});
