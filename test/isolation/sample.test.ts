import { describe, expect, it } from 'vitest';
import { mayDecide } from './matrix/changed-actions.ts';
import { oneOfEachKind } from './matrix/scale.ts';

const attempts = Array.from({ length: 24 }, (_, at) => ({ kind: `k${at % 5}`, at }));
const sample = (seed: number) => oneOfEachKind(attempts, { kindOf: ({ kind }) => kind, seed });

describe('a sample by kind', () => {
  it('has one attempt of each kind, the same by the same seed', () => {
    expect(sample(3).map(({ kind }) => kind)).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
    expect(sample(3)).toEqual(sample(3));
  });

  it('meets every attempt as the seeds go on', () => {
    const met = [0, 1, 2, 3, 4].flatMap((seed) => sample(seed).map(({ at }) => at));
    expect(new Set(met).size).toBe(attempts.length);
  });
});

describe('what a changed policy may decide', () => {
  const read = { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: 'a' };
  const write = { Effect: 'Allow', Action: 's3:PutObject', Resource: 'b' };
  const policy = (...Statement: readonly object[]) => [{ Version: '2012-10-17', Statement }];
  const decided = (before: readonly unknown[], after: readonly unknown[]) =>
    ['dynamodb:Query', 's3:PutObject', 'kms:Decrypt'].filter((action) =>
      mayDecide(before, after)({ action }),
    );

  it('is what the statements name that it changes, adds or drops', () => {
    const sound = policy(read, write);
    expect(decided(sound, policy({ ...read, Resource: '*' }, write))).toEqual(['dynamodb:Query']);
    expect(decided(sound, policy(read))).toEqual(['s3:PutObject']);
    expect(decided(sound, sound)).toEqual([]);
  });

  it('is everything where a statement names no action or all of a service', () => {
    const sound = policy(read);
    expect(decided(sound, policy(read, { Effect: 'Deny', NotAction: 'x', Resource: '*' }))).toEqual(
      ['dynamodb:Query', 's3:PutObject', 'kms:Decrypt'],
    );
    expect(decided(sound, policy(read, { ...write, Action: 's3:*' }))).toEqual(['s3:PutObject']);
  });
});
