import { beforeEach, describe, expect, it } from 'vitest';
import { CODE_LIMIT } from '../../../core/identity/attempt-limit.ts';
import {
  CHALLENGE_ATTEMPTS,
  CHALLENGE_SECONDS,
} from '../../../core/identity/sign-in-challenges.ts';
import { sessionView } from '../../../functions/identity/schemas.ts';
import { SETUP_CODE } from '../../fakes/fake-sign-in-provider.ts';
import {
  acmePool,
  globexPool,
  operatorPool,
  signInHarness,
  tenantOf,
} from '../../support/identity/sign-in-harness.ts';

const eve = { tenant: 'acme', email: 'eve@acme.example' };
const mia = { tenant: 'acme', email: 'mia@acme.example' };
const zoe = { tenant: 'acme', email: 'zoe@acme.example' };
const NEW_PASSWORD = 'Correct-Horse-7-Battery';

let harness: ReturnType<typeof signInHarness>;
beforeEach(() => {
  harness = signInHarness();
  harness.addUser(acmePool, { ...eve, password: 'first', mustChangePassword: true });
  harness.addUser(acmePool, { ...mia, password: 'mia-secret', code: '123456' });
});

type Challenge = { name: string; session: string };

async function challengeOf(user: typeof eve, password: string): Promise<Challenge> {
  const { body } = await harness.signIn({ ...user, password });
  expect(sessionView.parse(body)).toEqual(body);
  return (body as { challenge: Challenge }).challenge;
}
const newPassword = (challenge: Challenge, password = NEW_PASSWORD) => ({
  ...eve,
  challenge: { ...challenge, newPassword: password },
});
const code = (challenge: Challenge, digits = '123456') => ({
  ...mia,
  challenge: { ...challenge, code: digits },
});
const lapsed = { status: 401, body: { type: 'urn:freehold:problem:sign-in-lapsed' } };

describe('POST /v1/sessions with a challenge', () => {
  it('gives tokens for a new password, which counts from then on', async () => {
    const challenge = await challengeOf(eve, 'first');
    expect(challenge.name).toBe('NEW_PASSWORD_REQUIRED');

    expect(await harness.signIn(newPassword(challenge))).toMatchObject({
      status: 200,
      body: { tenantId: 'tnt_acme' },
    });
    expect(await harness.signIn({ ...eve, password: NEW_PASSWORD })).toMatchObject({ status: 200 });
    expect(await harness.signIn({ ...eve, password: 'first' })).toMatchObject({ status: 401 });
  });

  it("names every fault of a weak password at once, at no attempt's cost", async () => {
    const challenge = await challengeOf(eve, 'first');
    for (let time = 0; time <= CHALLENGE_ATTEMPTS; time += 1) {
      expect(await harness.signIn(newPassword(challenge, 'short'))).toMatchObject({
        status: 400,
        body: {
          errors: [
            { pointer: '/challenge/newPassword', detail: 'Use at least 12 characters.' },
            { pointer: '/challenge/newPassword', detail: 'Use an upper-case letter.' },
            { pointer: '/challenge/newPassword', detail: 'Use a digit.' },
            { pointer: '/challenge/newPassword', detail: 'Use a symbol such as ! or -.' },
          ],
        },
      });
    }
    expect(await harness.signIn(newPassword(challenge))).toMatchObject({ status: 200 });
  });

  it('gives tokens for the right code, and lets a wrong one be corrected', async () => {
    const challenge = await challengeOf(mia, 'mia-secret');
    expect(await harness.signIn(code(challenge, '654321'))).toMatchObject({
      status: 401,
      body: { type: 'urn:freehold:problem:invalid-code' },
    });
    expect(await harness.signIn(code(challenge))).toMatchObject({ status: 200 });
  });

  it('sets the next challenge when one answer is not enough', async () => {
    const user = { email: 'zoe@acme.example', tenant: 'acme' };
    const temporary = { ...user, password: 'first', mustChangePassword: true, code: '000111' };
    harness.addUser(acmePool, temporary);
    const first = await challengeOf(user, 'first');
    const answer = { ...user, challenge: { ...first, newPassword: NEW_PASSWORD } };

    expect(await harness.signIn(answer)).toMatchObject({
      status: 200,
      body: { challenge: { name: 'SOFTWARE_TOKEN_MFA' } },
    });
  });
});

describe('POST /v1/sessions with the setup of a second factor', () => {
  const operator = { email: 'grace@freehold.example' };
  const settingUp = async () => {
    const { body } = await harness.signIn({ ...operator, password: 'grace-secret' });
    expect(sessionView.parse(body)).toEqual(body);
    return (body as { challenge: Challenge & { authenticator: object } }).challenge;
  };
  beforeEach(() => {
    const user = { ...operator, password: 'grace-secret', mustSetUp: true };
    harness.addUser(operatorPool, user, 'admin');
  });

  it('tells the secret and its URI, and gives tokens for the first code', async () => {
    const { authenticator, ...challenge } = await settingUp();
    expect(authenticator).toEqual({
      secret: 'JBSWY3DP',
      uri: 'otpauth://totp/Freehold:grace%40freehold.example?secret=JBSWY3DP&issuer=Freehold',
    });
    const answer = (digits: string) =>
      harness.signIn({ ...operator, challenge: { ...challenge, code: digits } });
    expect(await answer('999999')).toMatchObject({ status: 401 });
    expect(await answer(SETUP_CODE)).toMatchObject({ status: 200, body: { operator } });

    const again = await harness.signIn({ ...operator, password: 'grace-secret' });
    expect(again.body).toMatchObject({ challenge: { name: 'SOFTWARE_TOKEN_MFA' } });
  });

  it('is not skipped by a code to another challenge', async () => {
    const { session } = await settingUp();
    const challenge = { name: 'SOFTWARE_TOKEN_MFA', session, code: SETUP_CODE };
    expect(await harness.signIn({ ...operator, challenge })).toMatchObject(lapsed);
  });
});

describe('POST /v1/sessions counts the codes of a user', () => {
  const tooMany = (seconds: number) => ({
    status: 429,
    headers: { 'retry-after': String(seconds) },
    body: { type: 'urn:freehold:problem:too-many-attempts' },
  });
  const guess = async (digits: string) =>
    harness.signIn(code(await challengeOf(mia, 'mia-secret'), digits));

  it('over all sign-ins, and asks the provider no more until the wait is over', async () => {
    for (let time = 0; time < CODE_LIMIT.freeAttempts; time += 1) {
      expect(await guess('999999')).toMatchObject({ status: 401 });
    }
    harness.provider.calls.length = 0;
    expect(await guess('123456')).toMatchObject(tooMany(60));
    expect(harness.provider.calls).toEqual(['signIn']);

    harness.wait(60);
    expect(await guess('999999')).toMatchObject({ status: 401 });
    expect(await guess('123456')).toMatchObject(tooMany(120));
    harness.wait(120);
    expect(await guess('123456')).toMatchObject({ status: 200 });
    expect(await guess('999999')).toMatchObject({ status: 401 });
  });

  it('makes nobody wait who is somebody else, and no code wait for want of the password', async () => {
    harness.addUser(acmePool, { ...zoe, password: 'zoe-secret', code: '111222' });
    for (let time = 0; time < CODE_LIMIT.freeAttempts * 2; time += 1) {
      await harness.signIn(code({ name: 'SOFTWARE_TOKEN_MFA', session: 'x.y' }));
      await guess('999999');
    }
    const challenge = { ...(await challengeOf(zoe, 'zoe-secret')), code: '111222' };
    expect(await harness.signIn({ ...zoe, challenge })).toMatchObject({ status: 200 });
  });
});

describe('POST /v1/sessions refuses a challenge that', () => {
  it('nobody was set: a code alone, or a new password alone, opens nothing', async () => {
    const invented = (name: string) => ({ name, session: 'invented.session' });
    const attack = newPassword(invented('NEW_PASSWORD_REQUIRED'));

    expect(await harness.signIn(code(invented('SOFTWARE_TOKEN_MFA')))).toMatchObject(lapsed);
    expect(await harness.signIn(attack)).toMatchObject(lapsed);
    expect(harness.provider.calls).toEqual([]);
  });

  it('was set to another user, in another tenant, or of another name', async () => {
    harness.addUser(globexPool, { ...mia, password: 'mia-secret', code: '123456' });
    const challenge = await challengeOf(mia, 'mia-secret');
    harness.provider.calls.length = 0;

    const ada = { ...code(challenge), email: 'ada@acme.example' };
    expect(await harness.signIn(ada)).toMatchObject(lapsed);
    expect(await harness.signIn({ ...code(challenge), tenant: 'globex' })).toMatchObject(lapsed);
    expect(await harness.signIn({ ...code(challenge), tenant: undefined })).toMatchObject(lapsed);
    const renamed = { ...challenge, name: 'NEW_PASSWORD_REQUIRED', newPassword: NEW_PASSWORD };
    expect(await harness.signIn({ ...mia, challenge: renamed })).toMatchObject(lapsed);
    expect(harness.provider.calls).toEqual([]);
  });

  it('was answered already', async () => {
    const challenge = await challengeOf(mia, 'mia-secret');
    await harness.signIn(code(challenge));
    expect(await harness.signIn(code(challenge))).toMatchObject(lapsed);
  });

  it('took longer than three minutes', async () => {
    const challenge = await challengeOf(mia, 'mia-secret');
    harness.wait(CHALLENGE_SECONDS);
    expect(await harness.signIn(code(challenge))).toMatchObject(lapsed);
  });

  it('was tried too often, the right code included', async () => {
    const challenge = await challengeOf(mia, 'mia-secret');
    for (let attempt = 0; attempt < CHALLENGE_ATTEMPTS; attempt += 1) {
      expect(await harness.signIn(code(challenge, '999999'))).toMatchObject({ status: 401 });
    }
    expect(await harness.signIn(code(challenge))).toMatchObject(lapsed);
  });

  it('belongs to a tenant suspended meanwhile', async () => {
    const challenge = await challengeOf(mia, 'mia-secret');
    harness.tenants.put(tenantOf('acme', { identity: acmePool, state: 'suspended' }));
    expect(await harness.signIn(code(challenge))).toMatchObject({ status: 403 });
  });

  it('is for a tenant that does not exist, as if the session were wrong', async () => {
    const challenge = { name: 'SOFTWARE_TOKEN_MFA', session: 'x', code: '123456' };
    const unknown = await harness.signIn({ ...mia, tenant: 'nowhere', challenge });
    expect(unknown).toEqual(await harness.signIn({ ...mia, challenge }));
  });
});
