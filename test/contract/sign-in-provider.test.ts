import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CognitoSignInProvider } from '../../adapters/cognito/cognito-sign-in-provider.ts';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import type {
  Challenged,
  ChallengeReply,
  Credentials,
  SignedIn,
  SignInProvider,
} from '../../core/identity/sign-in-provider.ts';
import type { Result } from '../../kit/result.ts';
import {
  addPoolUser,
  cognitoAsRoot,
  dropPool,
  enrolAuthenticator,
  scratchPool,
  type PoolUser,
} from '../support/identity/cognito-scratch-pool.ts';
import { FakeSignInProvider } from '../fakes/fake-sign-in-provider.ts';

type Subject = {
  readonly provider: SignInProvider;
  makePool(): Promise<UserPoolRef>;
  addUser(pool: UserPoolRef, user: PoolUser): Promise<void>;
  /** Gives the user a second factor; answers what shows its codes. */
  enrol(pool: UserPoolRef, user: PoolUser): Promise<() => string>;
  end(): Promise<void>;
};

function onFake(): Subject {
  const provider = new FakeSignInProvider();
  return {
    provider,
    makePool: () => Promise.resolve({ userPoolId: randomUUID(), clientId: randomUUID() }),
    addUser: (pool, user) => {
      provider.addUser(pool, user);
      return Promise.resolve();
    },
    enrol: (pool, user) => {
      provider.addUser(pool, { ...user, code: '271828' });
      return Promise.resolve(() => '271828');
    },
    end: () => Promise.resolve(),
  };
}

function onCognito(): Subject {
  const client = cognitoAsRoot();
  const provider = new CognitoSignInProvider(client);
  const pools: UserPoolRef[] = [];
  return {
    provider,
    async makePool() {
      const pool = await scratchPool(client);
      pools.push(pool);
      return pool;
    },
    addUser: (pool, user) => addPoolUser(client, pool, user),
    async enrol(pool, user) {
      const { tokens } = signedIn(await provider.signIn(pool, user));
      return enrolAuthenticator(client, tokens.accessToken);
    },
    async end() {
      for (const pool of pools) await dropPool(client, pool);
    },
  };
}

const ada: Credentials = { email: 'ada@acme.example', password: 'Correct-Horse-7-Battery' };
const eve: PoolUser = {
  email: 'eve@acme.example',
  password: 'First-Pass-7',
  mustChangePassword: true,
};
const mia: PoolUser = { email: 'mia@acme.example', password: 'Correct-Horse-8-Battery' };
const refused = { ok: false, error: { kind: 'InvalidCredentials' } };

type Outcome = Result<SignedIn | Challenged, unknown>;

function progress(result: Outcome): SignedIn | Challenged {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
function signedIn(result: Outcome): SignedIn {
  const reached = progress(result);
  if (reached.kind !== 'SignedIn') throw new Error(`Challenged: ${reached.name}`);
  return reached;
}
function challenged(result: Outcome): Challenged {
  const reached = progress(result);
  if (reached.kind !== 'Challenged') throw new Error('No challenge');
  return reached;
}

describe.each([
  ['FakeSignInProvider', onFake],
  ['CognitoSignInProvider', onCognito],
])('SignInProvider: %s', (_, open) => {
  let subject: Subject;
  let pool: UserPoolRef;
  let otherPool: UserPoolRef;

  beforeAll(async () => {
    subject = open();
    [pool, otherPool] = await Promise.all([subject.makePool(), subject.makePool()]);
    for (const user of [ada, eve, mia]) await subject.addUser(pool, user);
  });
  afterAll(() => subject.end());

  const answer = ({ username, providerSession }: Challenged, reply: ChallengeReply) =>
    subject.provider.answerChallenge(pool, { username, providerSession, reply });

  it('gives tokens for the right password', async () => {
    const { tokens, userId, sessionId } = signedIn(await subject.provider.signIn(pool, ada));

    expect(Object.values(tokens).every(Boolean)).toBe(true);
    expect(tokens.expiresInSeconds).toBe(1800);
    expect([userId, sessionId]).not.toContain('');
  });

  it('opens a session of its own at each sign-in', async () => {
    const first = signedIn(await subject.provider.signIn(pool, ada));
    const second = signedIn(await subject.provider.signIn(pool, ada));
    expect(first.sessionId).not.toBe(second.sessionId);
    expect(first.userId).toBe(second.userId);
  });

  it('refuses a wrong password, an unknown user and another pool alike', async () => {
    const { provider } = subject;
    expect(await provider.signIn(pool, { ...ada, password: 'Wrong-Horse-7' })).toEqual(refused);
    expect(await provider.signIn(pool, { ...ada, email: 'no@acme.example' })).toEqual(refused);
    expect(await provider.signIn(otherPool, ada)).toEqual(refused);
  });

  it('goes on with the session at a refresh', async () => {
    const { provider } = subject;
    const { tokens, sessionId } = signedIn(await provider.signIn(pool, ada));
    const refreshed = signedIn(await provider.refresh(pool, tokens.refreshToken));

    expect(refreshed.sessionId).toBe(sessionId);
    expect(refreshed.tokens.refreshToken).toBe(tokens.refreshToken);
    expect(refreshed.tokens.accessToken).not.toBe(tokens.accessToken);
  });

  it("refuses garbage and another pool's refresh token", async () => {
    const { provider } = subject;
    const { tokens } = signedIn(await provider.signIn(pool, ada));
    expect(await provider.refresh(otherPool, tokens.refreshToken)).toEqual(refused);
    expect(await provider.refresh(pool, 'garbage')).toEqual(refused);
  });

  it('refreshes nothing once the token is revoked; again is harmless', async () => {
    const { provider } = subject;
    const { tokens } = signedIn(await provider.signIn(pool, ada));
    const { tokens: others } = signedIn(await provider.signIn(pool, ada));
    await provider.revoke(pool, tokens.refreshToken);
    await provider.revoke(pool, tokens.refreshToken);
    await provider.revoke(pool, 'garbage');

    expect(await provider.refresh(pool, tokens.refreshToken)).toEqual(refused);
    expect(await provider.refresh(pool, others.refreshToken)).toMatchObject({ ok: true });
  });

  it('asks for a new password, and gives tokens for it', async () => {
    const { provider } = subject;
    const challenge = challenged(await provider.signIn(pool, eve));
    expect(challenge.name).toBe('NEW_PASSWORD_REQUIRED');

    const newPassword = 'Correct-Horse-9-Battery';
    signedIn(await answer(challenge, { name: 'NEW_PASSWORD_REQUIRED', newPassword }));
    signedIn(await provider.signIn(pool, { ...eve, password: newPassword }));
    expect(await provider.signIn(pool, eve)).toEqual(refused);
  });

  it('asks for the code of a second factor, and takes no wrong one', async () => {
    const code = await subject.enrol(pool, mia);
    const challenge = challenged(await subject.provider.signIn(pool, mia));
    expect(challenge.name).toBe('SOFTWARE_TOKEN_MFA');

    const wrong = String((Number(code()) + 1) % 1_000_000).padStart(6, '0');
    expect(await answer(challenge, { name: 'SOFTWARE_TOKEN_MFA', code: wrong })).toEqual({
      ok: false,
      error: { kind: 'InvalidCode' },
    });
    signedIn(await answer(challenge, { name: 'SOFTWARE_TOKEN_MFA', code: code() }));
  });

  it('knows the e-mail address behind a name in the pool, while the user is there', async () => {
    const user: PoolUser = { ...eve, email: 'ivy@acme.example' };
    await subject.addUser(pool, user);
    const { username } = challenged(await subject.provider.signIn(pool, user));

    expect(await subject.provider.emailOf(pool.userPoolId, username)).toBe('ivy@acme.example');
    expect(await subject.provider.emailOf(pool.userPoolId, 'nobody')).toBeNull();
  });
});
