import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoSignInChallenges } from '../../adapters/dynamodb/identity/dynamo-sign-in-challenges.ts';
import {
  CHALLENGE_ATTEMPTS,
  CHALLENGE_SECONDS,
  type SignInChallenge,
  type SignInChallenges,
} from '../../core/identity/sign-in-challenges.ts';
import { FakeSignInChallenges } from '../fakes/fake-sign-in-challenges.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';

type Subject = {
  readonly challenges: SignInChallenges;
  /** All that is stored, for a look into it. */
  stored(): Promise<string>;
  end(): Promise<unknown>;
};

const onFake = (now: () => Date): Promise<Subject> =>
  Promise.resolve({
    challenges: new FakeSignInChallenges(now),
    stored: () => Promise.resolve(''),
    end: () => Promise.resolve(),
  });

async function onDynamo(now: () => Date): Promise<Subject> {
  const { tableName, drop } = await scratchTable();
  const documents = documentsAsRoot();
  return {
    challenges: new DynamoSignInChallenges(documents, tableName, now),
    stored: async () => {
      const { Items } = await documents.send(new ScanCommand({ TableName: tableName }));
      return JSON.stringify(Items);
    },
    end: drop,
  };
}

const challenge: SignInChallenge = {
  userPoolId: 'eu-west-1_Acme00001',
  email: 'ada@acme.example',
  name: 'SOFTWARE_TOKEN_MFA',
  username: 'name-of-ada',
  startedAt: new Date(),
  providerSession: 'AYABeF.with.dots+and/slashes==',
};

describe.each([
  ['FakeSignInChallenges', onFake],
  ['DynamoSignInChallenges', onDynamo],
])('SignInChallenges: %s', (_, open) => {
  let subject: Subject;
  let now = new Date('2030-01-01T00:00:00Z');
  beforeAll(async () => {
    subject = await open(() => now);
  });
  afterAll(() => subject.end());

  it('gives back what was opened, to whom holds the session', async () => {
    const session = await subject.challenges.open(challenge);
    expect(await subject.challenges.attempt(session)).toEqual(challenge);
  });

  it('opens a session of its own each time', async () => {
    const first = await subject.challenges.open(challenge);
    expect(first).not.toBe(await subject.challenges.open(challenge));
  });

  it('knows no session that it never opened, nor one that was changed', async () => {
    const session = await subject.challenges.open(challenge);
    for (const other of ['', 'x', `${session}x`, `.${challenge.providerSession}`]) {
      expect(await subject.challenges.attempt(other)).toBeNull();
    }
  });

  it('counts attempts, also those made at once', async () => {
    const session = await subject.challenges.open(challenge);
    const attempts = await Promise.all(
      Array.from({ length: CHALLENGE_ATTEMPTS * 2 }, () => subject.challenges.attempt(session)),
    );
    expect(attempts.filter((attempt) => attempt !== null)).toHaveLength(CHALLENGE_ATTEMPTS);
  });

  it('forgets a closed one', async () => {
    const session = await subject.challenges.open(challenge);
    await subject.challenges.close(session);
    await subject.challenges.close(session);
    expect(await subject.challenges.attempt(session)).toBeNull();
  });

  it('lets none live beyond its time', async () => {
    const session = await subject.challenges.open(challenge);
    now = new Date(now.getTime() + CHALLENGE_SECONDS * 1000);
    expect(await subject.challenges.attempt(session)).toBeNull();
  });

  it('stores nothing that could answer the challenge', async () => {
    const session = await subject.challenges.open(challenge);
    const stored = await subject.stored();
    expect(stored).not.toContain(session);
    expect(stored).not.toContain(challenge.providerSession);
  });
});
