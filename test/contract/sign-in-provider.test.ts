import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import type {
  Challenged,
  ChallengeReply,
  Credentials,
} from '../../core/identity/sign-in-provider.ts';
import type { PoolUser } from '../support/identity/cognito-scratch-pool.ts';
import {
  challenged,
  onCognito,
  onEncrypted,
  onFake,
  signedIn,
  type SignInSubject,
} from '../support/identity/sign-in-subjects.ts';

const ada: Credentials = { email: 'ada@acme.example', password: 'Correct-Horse-7-Battery' };
const eve: PoolUser = {
  email: 'eve@acme.example',
  password: 'First-Pass-7',
  mustChangePassword: true,
};
const mia: PoolUser = { email: 'mia@acme.example', password: 'Correct-Horse-8-Battery' };
const refused = { ok: false, error: { kind: 'InvalidCredentials' } };

describe.each([
  ['FakeSignInProvider', onFake],
  ['CognitoSignInProvider', onCognito],
  ['EncryptedSignInProvider', onEncrypted],
])('SignInProvider: %s', (_, open) => {
  let subject: SignInSubject;
  let pool: UserPoolRef;
  let otherPool: UserPoolRef;

  beforeAll(async () => {
    subject = await open();
    [pool, otherPool] = await Promise.all([subject.makePool(), subject.makePool()]);
    for (const user of [ada, eve, mia]) await subject.addUser(pool, user);
  });
  afterAll(() => subject.end());

  const answer = (
    { username, providerSession }: Challenged,
    reply: ChallengeReply,
    inPool: UserPoolRef = pool,
  ) => subject.provider.answerChallenge(inPool, { username, providerSession, reply });

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

  it('makes who has no second factor set one up where it is required, then asks for its code', async () => {
    const strict = await subject.makePool('ON');
    const ivy = { ...eve, email: 'ivy@acme.example' };
    await subject.addUser(strict, ivy);
    const first = challenged(await subject.provider.signIn(strict, ivy));
    const newPassword = { name: 'NEW_PASSWORD_REQUIRED', newPassword: ada.password } as const;
    const setup = challenged(await answer(first, newPassword, strict));
    if (setup.name !== 'MFA_SETUP') throw new Error(`Asked for ${setup.name}`);

    const code = subject.codeOf(setup.authenticatorSecret);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect(await answer(setup, { name: 'MFA_SETUP', code: wrong }, strict)).toEqual({
      ok: false,
      error: { kind: 'InvalidCode' },
    });
    signedIn(await answer(setup, { name: 'MFA_SETUP', code }, strict));

    const again = { ...ivy, password: ada.password };
    const asked = challenged(await subject.provider.signIn(strict, again));
    expect(asked.name).toBe('SOFTWARE_TOKEN_MFA');
    signedIn(await answer(asked, { name: 'SOFTWARE_TOKEN_MFA', code }, strict));
  });

  it('asks anew for the setup of a second factor that was left unfinished', async () => {
    const strict = await subject.makePool('ON');
    await subject.addUser(strict, ada);
    const asked = async () => challenged(await subject.provider.signIn(strict, ada)).name;
    expect([await asked(), await asked()]).toEqual(['MFA_SETUP', 'MFA_SETUP']);
  });
});
