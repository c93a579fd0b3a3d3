import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, callFor, createTenant, signIn, type TestTenant } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { eventually } from '../support/eventually.ts';
import { problem } from '../support/identity/tenant-sessions.ts';
import { mailArrived } from '../support/mail-to.ts';

const CHANGED = 'Correct-Horse-8-Battery';
const RESET = 'Staple-Correct-9-Horse';

let acme: TestTenant;
beforeAll(async () => {
  acme = await createTenant();
});

const owner = (password: string) => ({ ...acme.admin, password });
const statusOf = async (token: string) => (await call('GET /v1/records', { token })).status;

type Sessions = { items: { id: string; isCurrent: boolean; sourceIp: string }[] };
const sessions = (token: string) => callFor<Sessions>('GET /v1/me/sessions', { token });

/** Seconds from now until the token is refused for good. */
async function secondsUntilRefused(token: string): Promise<number> {
  const start = Date.now();
  await eventually(
    async () => {
      if ((await statusOf(token)) !== 401) throw new Error('still accepted');
    },
    { seconds: 10 },
  );
  return (Date.now() - start) / 1000;
}

const mailed = (words: string) => mailArrived(acme.admin.email, words);

describe('a user’s own account', () => {
  it('lists its sessions, and ends one and all others', async () => {
    const [mine, second, third] = [
      await signIn(acme.admin, acme.slug),
      await signIn(acme.admin, acme.slug),
      await signIn(acme.admin, acme.slug),
    ];
    const listed = await call('GET /v1/me/sessions', { token: mine });
    expectConforms('listSessions', listed);
    const { items } = await sessions(second);
    expect(items).toHaveLength(3);
    const id = items.find(({ isCurrent }) => isCurrent)?.id ?? '';

    expect(await call(`DELETE /v1/me/sessions/${id}`, { token: mine })).toMatchObject({
      status: 204,
    });
    expect(await secondsUntilRefused(second)).toBeLessThan(5);
    expect(await call(`DELETE /v1/me/sessions/${id}`, { token: mine })).toMatchObject({
      status: 404,
    });

    expect(await call('DELETE /v1/me/sessions', { token: mine })).toMatchObject({ status: 204 });
    expect(await secondsUntilRefused(third)).toBeLessThan(5);
    expect(await statusOf(mine)).toBe(200);
    expect((await sessions(mine)).items).toMatchObject([{ isCurrent: true }]);
  });

  it('changes its password: other sessions are refused within five seconds, this one goes on', async () => {
    const [mine, other] = [
      await signIn(acme.admin, acme.slug),
      await signIn(acme.admin, acme.slug),
    ];
    const change = (currentPassword: string) =>
      call('POST /v1/me/password', {
        token: mine,
        body: { currentPassword, newPassword: CHANGED },
      });
    expect(await change('Wrong-Password-1!')).toMatchObject({
      status: 403,
      body: problem('password-wrong'),
    });
    expect(await change(acme.admin.password)).toMatchObject({ status: 204 });

    expect(await secondsUntilRefused(other)).toBeLessThan(5);
    expect(await statusOf(mine)).toBe(200);
    const old = { tenant: acme.slug, ...acme.admin };
    expect(await call('POST /v1/sessions', { body: old })).toMatchObject({ status: 401 });
    await signIn(owner(CHANGED), acme.slug);
    await mailed('was changed');
  });

  it('gets a link by mail that sets a new password once and ends all sessions', async () => {
    const token = await signIn(owner(CHANGED), acme.slug);
    const asked = { tenant: acme.slug, email: acme.admin.email };
    const known = await call('POST /v1/password-resets', { body: asked });
    const unknown = await call('POST /v1/password-resets', {
      body: { ...asked, email: 'nobody@acme.example' },
    });
    expect(known).toMatchObject({ status: 202 });
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);

    const mail = await mailed('password-resets/complete');
    const link = /token[\\"]+:[\\"]+(?<link>[\w-]{43})/.exec(mail)?.groups?.link ?? '';
    const complete = () =>
      call('POST /v1/password-resets/complete', { body: { token: link, newPassword: RESET } });
    expect(await complete()).toMatchObject({ status: 204 });
    expect(await complete()).toMatchObject({ status: 401, body: problem('reset-lapsed') });
    expect(await secondsUntilRefused(token)).toBeLessThan(5);
    await signIn(owner(RESET), acme.slug);
  });

  it('has the list of its tenants mailed, and shows it to who is signed in', async () => {
    const token = await signIn(owner(RESET), acme.slug);
    const tenants = await call('GET /v1/me/tenants', { token });
    expect(tenants.body).toMatchObject({ items: [{ slug: acme.slug, isCurrent: true }] });
    expectConforms('listMyTenants', tenants);

    const body = { email: acme.admin.email };
    expect(await call('POST /v1/sessions/discover', { body })).toMatchObject({ status: 202 });
    await mailed(`(${acme.slug})`);
  });

  it('sets a second factor that its tenant requires, and recovers from its loss', async () => {
    const token = await signIn(owner(RESET), acme.slug);
    const policy = {
      ...(await callFor<object>('GET /v1/policy', { token })),
      secondFactor: 'required',
    };
    const change = { token, body: policy, headers: { 'if-match': '*' } };
    expect(await call('PUT /v1/policy', change)).toMatchObject({ status: 200 });

    const body = { currentPassword: RESET };
    const setup = await callFor<Setup>('POST /v1/me/second-factor', { token, body });
    const code = new TOTP({ secret: setup.authenticator.secret }).generate();
    const confirmed = await call('POST /v1/me/second-factor/confirm', {
      token,
      body: { session: setup.session, code },
    });
    expectConforms('confirmSecondFactor', confirmed);
    expect(await challengeOf(owner(RESET))).toBe('SOFTWARE_TOKEN_MFA');

    const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] };
    const recover = () =>
      call('POST /v1/sessions/recover', {
        body: { tenant: acme.slug, ...owner(RESET), recoveryCode: recoveryCodes[0] },
      });
    expect(await recover()).toMatchObject({ status: 204 });
    expect(await challengeOf(owner(RESET))).toBe('MFA_SETUP');
    await mailed('recovery code was used');
  });
});

type Setup = { session: string; authenticator: { secret: string } };

async function challengeOf(person: object): Promise<string> {
  const body = { tenant: acme.slug, ...person };
  const { challenge } = await callFor<{ challenge: { name: string } }>('POST /v1/sessions', {
    body,
  });
  return challenge.name;
}
