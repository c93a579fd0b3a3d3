import { beforeEach, describe, expect, it } from 'vitest';
import { CONFIRM_LIMIT, MAIL_ADDRESS_LIMIT } from '../../../core/identity/attempt-limit.ts';
import { accountHarness, ada } from '../../support/identity/account-harness.ts';
import { aSession } from '../../support/identity/a-session.ts';
import { operatorIdentity } from '../../support/tenancy/tenant-contexts.ts';

const NEW_PASSWORD = 'Correct-Horse-8-Battery';
const later = new Date('2100-01-01');

let harness: ReturnType<typeof accountHarness>;
beforeEach(() => {
  harness = accountHarness();
});

const begin = (sessionId: string) =>
  harness.registry.beginSession(
    { ...harness.user, sessionId },
    aSession(harness.ports.now()),
    later,
  );
const listed = async () => {
  const { body } = await harness.listSessions({ identity: harness.identity('current') });
  return (body as { items: { id: string; isCurrent: boolean }[] }).items;
};
const signedIn = (status: number) => ({ status });
const problem = (type: string) => ({ body: { type: `urn:freehold:problem:${type}` } });

describe('GET /v1/me/sessions', () => {
  it('shows each session with where it came from, and which one asks', async () => {
    await begin('current');
    await begin('other');
    expect(await listed()).toEqual([
      expect.objectContaining({ id: 'current', isCurrent: true, sourceIp: '192.0.2.1' }),
      expect.objectContaining({ id: 'other', isCurrent: false, userAgent: 'vitest' }),
    ]);
  });

  it('shows a sign-in with the address and agent of its request, bounded', async () => {
    expect(await harness.signIn(ada)).toMatchObject(signedIn(200));
    expect(await listed()).toMatchObject([{ sourceIp: '192.0.2.1', userAgent: 'vitest' }]);
  });
});

describe('DELETE /v1/me/sessions', () => {
  it('ends all others, a sign-in under way included, and tells so', async () => {
    await begin('current');
    await begin('other');
    const passwordGivenAt = harness.ports.now();
    harness.wait(1);
    expect(await harness.endOthers({ identity: harness.identity('current') })).toMatchObject({
      status: 204,
    });
    await harness.registry.beginSession(
      { ...harness.user, sessionId: 'under-way' },
      aSession(passwordGivenAt),
      later,
    );

    expect(await listed()).toMatchObject([{ id: 'current' }]);
    expect(harness.accounts.told).toMatchObject([
      { event: { type: 'user.sessions_ended', data: { which: 'others' } } },
    ]);
  });

  it('ends one, and knows none of another user', async () => {
    await begin('current');
    await begin('other');
    const identity = harness.identity('current');
    const end = (sessionId: string) => harness.endOne({ identity, params: { sessionId } });
    expect(await end('other')).toMatchObject({ status: 204 });
    expect(await end('other')).toMatchObject({ status: 404, ...problem('not-found') });
    expect(await listed()).toMatchObject([{ id: 'current' }]);
  });

  it('ends a session that never comes back by a refresh', async () => {
    const { body } = await harness.signIn(ada);
    const { refreshToken } = (body as { token: { refreshToken: string } }).token;
    const [session] = await listed();
    await harness.endOne({
      identity: harness.identity('current'),
      params: { sessionId: session?.id ?? '' },
    });
    expect(await harness.refresh({ tenant: 'acme', refreshToken })).toMatchObject({ status: 401 });
    expect(await listed()).toEqual([]);
  });
});

describe('POST /v1/me/password', () => {
  const change = (currentPassword = ada.password, newPassword = NEW_PASSWORD) =>
    harness.changePassword({
      identity: harness.identity('current'),
      body: { currentPassword, newPassword },
    });

  it('sets it, keeps this session, ends the others and mails the user', async () => {
    await begin('current');
    await begin('other');
    harness.wait(1);
    expect(await change()).toMatchObject({ status: 204 });

    expect(await listed()).toMatchObject([{ id: 'current' }]);
    expect(await harness.signIn(ada)).toMatchObject(signedIn(401));
    expect(await harness.signIn({ ...ada, password: NEW_PASSWORD })).toMatchObject(signedIn(200));
    expect(harness.accounts.told.at(-1)).toMatchObject({
      event: { type: 'user.password_changed', tenantId: 'tnt_acme', data: { how: 'changed' } },
      mail: { kind: 'password-changed', email: ada.email },
    });
  });

  it('is none of an operator’s: nothing here may set anything in the operators’ pool', async () => {
    const body = { currentPassword: 'op-secret', newPassword: NEW_PASSWORD };
    expect(await harness.changePassword({ identity: operatorIdentity, body })).toMatchObject({
      status: 403,
      ...problem('operator-account'),
    });
    expect(harness.accounts.told).toEqual([]);
  });

  it('refuses a weak one, and changes nothing', async () => {
    expect(await change(ada.password, 'short')).toMatchObject({
      status: 400,
      body: {
        errors: expect.arrayContaining([
          expect.objectContaining({ pointer: '/newPassword' }),
        ]) as unknown,
      },
    });
    expect(harness.accounts.told).toEqual([]);
  });

  it('slows guesses at the current one, which a stolen session could make', async () => {
    for (let guess = 0; guess < CONFIRM_LIMIT.freeAttempts; guess += 1) {
      expect(await change('wrong')).toMatchObject({ status: 403, ...problem('password-wrong') });
    }
    expect(await change()).toMatchObject({ status: 429 });
    harness.wait(CONFIRM_LIMIT.firstDelaySeconds);
    expect(await change()).toMatchObject({ status: 204 });
  });
});

it('PATCH /v1/me changes the name, and no event tells it', async () => {
  const identity = harness.identity('current');
  expect(await harness.updateMe({ identity, body: { name: ' Ada Lovelace  ' } })).toMatchObject({
    status: 200,
    body: { name: 'Ada Lovelace' },
  });
  expect(JSON.stringify(harness.accounts.told)).not.toContain('Lovelace');
});

describe('POST /v1/password-resets', () => {
  const asked = { tenant: 'acme', email: ada.email };

  async function mailedToken(): Promise<string> {
    await harness.requestReset(asked);
    await harness.sendMails();
    return (harness.sent.at(-1)?.data as { token: string }).token;
  }
  const complete = (token: string, newPassword = NEW_PASSWORD) =>
    harness.completeReset({ token, newPassword });

  it('answers unknown addresses and tenants as known ones, after the same writes', async () => {
    const known = await harness.requestReset(asked);
    const others = [
      { tenant: 'acme', email: 'x@acme.example' },
      { tenant: 'none', email: ada.email },
    ];
    for (const other of others) expect(await harness.requestReset(other)).toEqual(known);
    expect(known.status).toBe(202);
    expect(harness.mails.posted).toHaveLength(3);
    expect(harness.provider.calls).toEqual([]);

    await harness.sendMails();
    expect(harness.sent.map(({ template }) => template)).toEqual(['password-reset']);
  });

  it('sets the new password once, and ends all sessions', async () => {
    await begin('current');
    const token = await mailedToken();
    harness.wait(1);
    expect(await complete(token)).toMatchObject({ status: 204 });

    expect(await listed()).toEqual([]);
    expect(await harness.signIn({ ...ada, password: NEW_PASSWORD })).toMatchObject(signedIn(200));
    expect(harness.accounts.told.at(-1)).toMatchObject({
      event: { type: 'user.password_changed', data: { how: 'reset' } },
      mail: { kind: 'password-changed' },
    });
  });

  it('answers a used, a lapsed and an unknown link, and the sibling of a used one, alike', async () => {
    const [used, sibling] = [await mailedToken(), await mailedToken()];
    harness.wait(1);
    await complete(used);
    const answer = await complete(used);
    expect(answer).toMatchObject({ status: 401, ...problem('reset-lapsed') });
    expect(await complete(sibling)).toEqual(answer);
    expect(await complete('never-made')).toEqual(answer);

    const lapsed = await mailedToken();
    harness.wait(30 * 60);
    expect(await complete(lapsed)).toEqual(answer);
  });

  it('uses no link up for a password that is too weak', async () => {
    const token = await mailedToken();
    harness.wait(1);
    expect(await complete(token, 'short')).toMatchObject({ status: 400 });
    expect(await complete(token)).toMatchObject({ status: 204 });
  });

  it('is limited for each address, known or not', async () => {
    for (const email of [ada.email, 'x@acme.example']) {
      for (let time = 0; time < MAIL_ADDRESS_LIMIT.freeAttempts; time += 1) {
        expect(await harness.requestReset({ tenant: 'acme', email })).toMatchObject({
          status: 202,
        });
      }
      expect(await harness.requestReset({ tenant: 'acme', email })).toMatchObject({ status: 429 });
    }
  });
});

describe('a person in several tenants', () => {
  it('has them mailed, where the address is known; every address is answered alike', async () => {
    const known = await harness.discover({ email: ada.email });
    expect(await harness.discover({ email: 'x@acme.example' })).toEqual(known);
    expect(known.status).toBe(202);
    await harness.sendMails();
    expect(harness.sent).toMatchObject([
      { template: 'your-tenants', data: { to: ada.email, tenants: [{ slug: 'acme' }] } },
    ]);
  });

  it('lists them when signed in', async () => {
    const identity = harness.identity('current');
    expect(await harness.listTenants({ identity })).toMatchObject({
      status: 200,
      body: { items: [{ tenantId: 'tnt_acme', slug: 'acme', isCurrent: true }] },
    });
  });
});
