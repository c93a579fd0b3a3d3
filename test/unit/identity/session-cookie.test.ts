import { beforeEach, describe, expect, it } from 'vitest';
import { createSessionOperation } from '../../../functions/identity/api/create-session.ts';
import { endSessionOperation } from '../../../functions/identity/api/end-session.ts';
import { refreshSessionOperation } from '../../../functions/identity/api/refresh-session.ts';
import { reply, signInHarness } from '../../support/identity/sign-in-harness.ts';
import { tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const ada = { tenant: 'acme', email: 'ada@acme.example', password: 'ada-secret' };
const operator = { email: 'op@freehold.example', password: 'op-secret' };
const KEPT = { 'freehold-session': 'cookie' };

let harness: ReturnType<typeof signInHarness>;
beforeEach(() => {
  harness = signInHarness();
});

const signIn = (body: object, headers: Record<string, string> = KEPT) =>
  reply(createSessionOperation(harness.ports), { body, headers });
const refresh = (body: object, headers: Record<string, string>) =>
  reply(refreshSessionOperation(harness.ports), { body, headers });
const setCookie = ({ headers }: { readonly headers: object }) =>
  (headers as Readonly<Record<string, string>>)['set-cookie'] ?? '';
const cookieOf = async (person: object) => setCookie(await signIn(person)).split(';')[0] ?? '';

describe('a session that a cookie keeps', () => {
  it('has its refresh token where no script reads it, and in no answer', async () => {
    const signedIn = await signIn(ada);
    expect(setCookie(signedIn)).toMatch(
      /^__Secure-freehold-session=acme:[^;]+; Path=\/v1\/sessions; Secure; HttpOnly; SameSite=Strict; Max-Age=2592000$/,
    );
    expect(signedIn.body).toHaveProperty('token.accessToken');
    expect(signedIn.body).not.toHaveProperty('token.refreshToken');
  });

  it('is none where nobody asks for it', async () => {
    const signedIn = await signIn(ada, {});
    expect(setCookie(signedIn)).toBe('');
    expect(signedIn.body).toHaveProperty('token.refreshToken');
  });

  it('goes on with the tenant that the page shows', async () => {
    const cookie = await cookieOf(ada);
    const refreshed = await refresh({ tenant: 'acme' }, { ...KEPT, cookie });
    expect(refreshed).toMatchObject({ status: 200, body: { tenant: 'acme' } });
    expect(refreshed.body).not.toHaveProperty('token.refreshToken');
    expect(setCookie(refreshed)).toContain('__Secure-freehold-session=acme:');
  });

  it('goes on after a reload with whoever signed in last', async () => {
    const cookie = `other=1; ${await cookieOf(ada)}`;
    const resumed = await refresh({}, { 'freehold-session': 'resume', cookie });
    expect(resumed).toMatchObject({ status: 200, body: { tenant: 'acme' } });
    const operators = await cookieOf(operator);
    const asOperator = await refresh({}, { 'freehold-session': 'resume', cookie: operators });
    expect(asOperator.status).toBe(200);
    expect(asOperator.body).not.toHaveProperty('tenant');
  });

  it.each([
    ['another tenant signed in meanwhile', { tenant: 'globex' }, KEPT],
    ['an operator’s page', {}, KEPT],
    ['the header is missing, as in what another site sends', { tenant: 'acme' }, {}],
  ])('does not go on where %s', async (_, body, headers) => {
    const cookie = await cookieOf(ada);
    expect(await refresh(body, { ...headers, cookie })).toMatchObject({ status: 401 });
  });

  it.each(['', '__Secure-freehold-session=', '__Secure-freehold-session=acme:', 'freehold=acme:x'])(
    'is none in the cookie “%s”, which is no error of a first visit',
    async (cookie) => {
      const headers = { 'freehold-session': 'resume', cookie };
      expect(await refresh({}, headers)).toMatchObject({ status: 204 });
      expect(await refresh({}, { ...KEPT, cookie })).toMatchObject({ status: 401 });
    },
  );

  it('that has ended is not resumed', async () => {
    const cookie = '__Secure-freehold-session=acme:ended';
    expect(await refresh({}, { 'freehold-session': 'resume', cookie })).toMatchObject({
      status: 401,
    });
  });

  it('is taken away by signing out', async () => {
    const ended = await reply(endSessionOperation(harness.ports), {
      identity: tenantIdentity('owner'),
      headers: KEPT,
    });
    expect(ended.status).toBe(204);
    expect(setCookie(ended)).toMatch(/^__Secure-freehold-session=;.*Max-Age=0$/);
  });
});
