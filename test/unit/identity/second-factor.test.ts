import { beforeEach, describe, expect, it } from 'vitest';
import { CODE_LIMIT } from '../../../core/identity/attempt-limit.ts';
import { newRecoveryCodes, recoveryCodeDigest } from '../../../core/identity/recovery-codes.ts';
import { accountHarness, ada } from '../../support/identity/account-harness.ts';
import { SETUP_CODE } from '../../fakes/fake-sign-in-provider.ts';
import { operatorIdentity, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

let harness: ReturnType<typeof accountHarness>;
beforeEach(() => {
  harness = accountHarness();
});

const identity = () => harness.identity('current');
const byPassword = (currentPassword = ada.password) => ({
  identity: identity(),
  body: { currentPassword },
});
const problem = (type: string) => ({ body: { type: `urn:freehold:problem:${type}` } });
const factorOf = (body: unknown) => body as { session: string; recoveryCodes: string[] };

async function enrol(): Promise<string[]> {
  const { session } = factorOf((await harness.beginFactor(byPassword())).body);
  const body = { session, code: SETUP_CODE };
  return factorOf((await harness.confirmFactor({ identity: identity(), body })).body).recoveryCodes;
}
const signIn = async () => {
  const { status, body } = await harness.signIn(ada);
  return { status, challenge: (body as { challenge?: { name: string } }).challenge?.name };
};
const setPolicy = (changes: object) => {
  harness.ports.policies.set(harness.user.userPoolId, changes);
};

describe('a user’s second factor', () => {
  it('is set by the first code of the authenticator, and asked for from then on', async () => {
    const { body } = await harness.beginFactor(byPassword());
    expect(body).toMatchObject({
      authenticator: { uri: expect.stringContaining('otpauth://totp/Freehold:') as unknown },
    });
    const { session } = factorOf(body);
    const confirm = (code: string) =>
      harness.confirmFactor({ identity: identity(), body: { session, code } });
    expect(await confirm('000000')).toMatchObject({ status: 401, ...problem('invalid-code') });
    const { body: confirmed } = await confirm(SETUP_CODE);

    expect(new Set(factorOf(confirmed).recoveryCodes).size).toBe(10);
    expect(await signIn()).toEqual({ status: 200, challenge: 'SOFTWARE_TOKEN_MFA' });
    expect(harness.factors.told).toMatchObject([
      {
        event: { type: 'user.second_factor_changed', data: { what: 'added' } },
        mail: { kind: 'second-factor-changed', email: ada.email },
      },
    ]);
    expect(await confirm(SETUP_CODE)).toMatchObject({ status: 401, ...problem('sign-in-lapsed') });
  });

  it('takes the password to begin with, and no session of another user to end with', async () => {
    expect(await harness.beginFactor(byPassword('wrong'))).toMatchObject({ status: 403 });
    const { session } = factorOf((await harness.beginFactor(byPassword())).body);
    const body = { session, code: SETUP_CODE };
    for (const other of [{ ...identity(), email: 'eve@acme.example' }, tenantIdentity()]) {
      expect(await harness.confirmFactor({ identity: other, body })).toMatchObject({ status: 401 });
    }
  });

  it('is set once, where the tenant knows any, and none of an operator’s', async () => {
    setPolicy({ secondFactor: 'off' });
    expect(await harness.beginFactor(byPassword())).toMatchObject({ status: 409 });
    setPolicy({ secondFactor: 'optional' });
    await enrol();
    expect(await harness.beginFactor(byPassword())).toMatchObject({
      status: 409,
      ...problem('second-factor-not-settable'),
    });
    const operator = { ...byPassword(), identity: operatorIdentity };
    expect(await harness.beginFactor(operator)).toMatchObject({ status: 403 });
    expect(await harness.removeFactor(operator)).toMatchObject({ status: 403 });
  });

  it('is shown with the codes that are left, and without them an operator’s', async () => {
    const shown = async (of = identity()) => (await harness.showFactor({ identity: of })).body;
    expect(await shown()).toEqual({ kind: 'none' });
    await enrol();
    const confirmedAt = harness.ports.now().toISOString();
    harness.wait(60);
    await harness.newCodes(byPassword());
    expect(await shown()).toEqual({ kind: 'totp', confirmedAt, recoveryCodesLeft: 10 });
    expect(await shown(operatorIdentity)).toEqual({ kind: 'none' });
  });

  it('is removed by the password, unless the tenant requires one', async () => {
    expect(await harness.removeFactor(byPassword())).toMatchObject({
      status: 409,
      ...problem('no-second-factor'),
    });
    await enrol();
    setPolicy({ secondFactor: 'required' });
    expect(await harness.removeFactor(byPassword())).toMatchObject({
      status: 409,
      ...problem('second-factor-required'),
    });
    setPolicy({ secondFactor: 'optional' });
    expect(await harness.removeFactor(byPassword('wrong'))).toMatchObject({ status: 403 });
    expect(await harness.removeFactor(byPassword())).toMatchObject({ status: 204 });
    expect(await signIn()).toEqual({ status: 200, challenge: undefined });
  });
});

describe('POST /v1/sessions/recover', () => {
  const recover = (recoveryCode: string, changes: object = {}) =>
    harness.recover({ ...ada, recoveryCode, ...changes });

  it('removes a lost second factor by password and code, once', async () => {
    const [code = '', other = ''] = await enrol();
    expect(await recover(code)).toMatchObject({ status: 204 });
    expect(await signIn()).toEqual({ status: 200, challenge: undefined });
    expect(harness.factors.told.at(-1)).toMatchObject({
      event: { data: { what: 'recovery-code-used', userId: harness.user.userId } },
    });
    await enrol();
    for (const old of [code, other]) {
      expect(await recover(old)).toMatchObject({ status: 401, ...problem('invalid-code') });
    }
  });

  it('lets nobody in: where the tenant requires one, a new one is set up first', async () => {
    const [code = ''] = await enrol();
    setPolicy({ secondFactor: 'required' });
    await recover(code);
    expect(await signIn()).toEqual({ status: 200, challenge: 'MFA_SETUP' });
  });

  it('takes the right password, and tells no user or tenant from another', async () => {
    const [code = ''] = await enrol();
    const wrong = await recover(code, { password: 'wrong' });
    expect(wrong).toMatchObject({ status: 401, ...problem('invalid-credentials') });
    for (const other of [{ email: 'x@acme.example' }, { tenant: 'none' }]) {
      expect(await recover(code, other)).toEqual(wrong);
    }
    expect(await recover(code)).toMatchObject({ status: 204 });
  });

  it('slows guesses for the user, as those of the authenticator’s codes', async () => {
    const [code = ''] = await enrol();
    for (let guess = 0; guess < CODE_LIMIT.freeAttempts; guess += 1) {
      expect(await recover('guess')).toMatchObject({ status: 401 });
    }
    expect(await recover(code)).toMatchObject({ status: 429 });
  });

  it('knows no code any more once new ones were made', async () => {
    const [old = ''] = await enrol();
    const { recoveryCodes } = factorOf((await harness.newCodes(byPassword())).body);
    expect(await recover(old)).toMatchObject({ status: 401 });
    expect(await recover(recoveryCodes[9] ?? '')).toMatchObject({ status: 204 });
  });
});

it('recovery codes are of 80 bits, kept as digests, and taken as they are typed', () => {
  const codes = newRecoveryCodes();
  for (const code of codes)
    expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  const [code = ''] = codes;
  expect(recoveryCodeDigest(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(
    recoveryCodeDigest(code),
  );
});
