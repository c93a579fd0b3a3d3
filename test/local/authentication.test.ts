import { beforeAll, describe, expect, it } from 'vitest';
import { STALENESS_LIMIT_SECONDS } from '../../core/identity/freshness.ts';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import { call, callFor, createTenant, operatorToken, type TestTenant } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { eventually } from '../support/eventually.ts';
import { cognitoAsRoot, enrolAuthenticator } from '../support/identity/cognito-scratch-pool.ts';
import { addMember, poolOf } from '../support/identity/deployed-tenant.ts';
import {
  me,
  problem,
  signInTo,
  tokenOf,
  type Challenged,
  type SignedIn,
  type Token,
} from '../support/identity/tenant-sessions.ts';
import { localCloud } from '../support/local-cloud.ts';

const cognito = cognitoAsRoot();
const PASSWORD = 'Correct-Horse-7-Battery';

let acme: TestTenant;
let pool: UserPoolRef;

beforeAll(async () => {
  acme = await createTenant();
  pool = await poolOf(acme.id);
});

describe('signing in', () => {
  it("gives a tenant's admin a session, and shows who that is", async () => {
    const answer = await signInTo(acme, acme.admin);
    expect(answer).toMatchObject({
      status: 200,
      body: { tenantId: acme.id, plan: expect.any(String) as unknown },
    });
    expectConforms('createSession', answer);

    const shown = await me((answer.body as SignedIn).token.accessToken);
    expect(shown).toMatchObject({
      status: 200,
      body: { kind: 'tenant', email: acme.admin.email, role: 'owner', tenant: { id: acme.id } },
    });
    expectConforms('showMe', shown);
  });

  it('gives an operator a session, and shows who that is', async () => {
    const { operator } = localCloud();
    const { token } = await callFor<SignedIn>('POST /v1/sessions', { body: operator });
    expect(await me(token.accessToken)).toMatchObject({
      body: { kind: 'operator', email: operator.email },
    });
    expect(await call('GET /v1/tenants', { token: token.accessToken })).toMatchObject({
      status: 200,
    });
  });

  it('answers wrong password, unknown user and unknown tenant alike', async () => {
    const wrong = await signInTo(acme, { ...acme.admin, password: 'Wrong-Horse-7' });
    expect(wrong).toMatchObject({ status: 401, body: problem('invalid-credentials') });
    expectConforms('createSession', wrong);

    const unknownUser = await signInTo(acme, { ...acme.admin, email: 'nobody@acme.example' });
    const unknownTenant = await signInTo({ ...acme, slug: 'nowhere-at-all' }, acme.admin);
    expect(unknownUser.body).toEqual(wrong.body);
    expect(unknownTenant.body).toEqual(wrong.body);
  });

  it('makes a user with a first password set a new one, by the rules', async () => {
    const eve = { email: 'eve@acme.example', password: 'First-Pass-77' };
    await addMember(cognito, pool, { ...eve, mustChangePassword: true, role: 'member' });
    const { challenge } = (await signInTo(acme, eve)).body as Challenged;
    expect(challenge.name).toBe('NEW_PASSWORD_REQUIRED');

    const set = (newPassword: string) =>
      signInTo(acme, { email: eve.email, challenge: { ...challenge, newPassword } });
    expect(await set('weak')).toMatchObject({
      status: 400,
      body: {
        errors: expect.arrayContaining([
          expect.objectContaining({ pointer: '/challenge/newPassword' }),
        ]) as unknown,
      },
    });
    expect(await set(PASSWORD)).toMatchObject({ status: 200 });
    expect(await signInTo(acme, { ...eve, password: PASSWORD })).toMatchObject({ status: 200 });
  });

  it('asks a user with an authenticator for its code', async () => {
    const mia = { email: 'mia@acme.example', password: PASSWORD };
    await addMember(cognito, pool, { ...mia, role: 'member' });
    const code = await enrolAuthenticator(cognito, pool, mia);
    const first = await signInTo(acme, mia);
    expectConforms('createSession', first);
    const { challenge } = first.body as Challenged;

    const answer = (digits: string, session = challenge.session) =>
      signInTo(acme, { email: mia.email, challenge: { ...challenge, session, code: digits } });
    const wrong = String((Number(code()) + 1) % 1_000_000).padStart(6, '0');
    expect(await answer(wrong)).toMatchObject({ status: 401, body: problem('invalid-code') });
    expect(await answer(code(), 'invented')).toMatchObject({ body: problem('sign-in-lapsed') });
    expect(await answer(code())).toMatchObject({ status: 200, body: { tenantId: acme.id } });
  });

  it('takes no code and no new password of a user who was not asked for one', async () => {
    const { email } = acme.admin;
    const mfa = { name: 'SOFTWARE_TOKEN_MFA', session: 'x', code: '123456' };
    const password = { name: 'NEW_PASSWORD_REQUIRED', session: 'x', newPassword: PASSWORD };
    for (const challenge of [mfa, password]) {
      expect(await signInTo(acme, { email, challenge })).toMatchObject({
        status: 401,
        body: problem('sign-in-lapsed'),
      });
    }
    expect(await signInTo(acme, acme.admin)).toMatchObject({ status: 200 });
  });
});

describe('a session', () => {
  it('is refreshed, ended, and dead within five seconds; another one of the user lives on', async () => {
    const [ended, other] = [await tokenOf(acme), await tokenOf(acme)];
    const refresh = ({ refreshToken }: Token) =>
      call('POST /v1/sessions/refresh', { body: { tenant: acme.slug, refreshToken } });
    const refreshed = await refresh(ended);
    expectConforms('refreshSession', refreshed);
    const { accessToken } = (refreshed.body as SignedIn).token;
    expect(await me(accessToken)).toMatchObject({ status: 200 });

    expect(await call('DELETE /v1/sessions', { token: ended.accessToken })).toMatchObject({
      status: 204,
    });
    expect(await refresh(ended)).toMatchObject({ status: 401, body: problem('session-ended') });
    for (const token of [ended.accessToken, accessToken]) {
      await eventually(
        async () => expect(await me(token)).toMatchObject({ body: problem('session-ended') }),
        { seconds: STALENESS_LIMIT_SECONDS },
      );
    }
    expect(await me(other.accessToken)).toMatchObject({ status: 200 });
  });

  it('is worth nothing elsewhere: another tenant neither knows nor refreshes it', async () => {
    const globex = await createTenant();
    const { refreshToken } = await tokenOf(acme);
    const body = { tenant: globex.slug, refreshToken };

    expect(await signInTo(globex, acme.admin)).toMatchObject({ status: 401 });
    expect(await call('POST /v1/sessions/refresh', { body })).toMatchObject({ status: 401 });
  });

  it('of a tenant suspended meanwhile is refused within five seconds, and no other begins', async () => {
    const globex = await createTenant();
    const { accessToken, refreshToken } = await tokenOf(globex);
    expect(await me(accessToken)).toMatchObject({ status: 200 });

    await callFor(`POST /v1/tenants/${globex.id}/suspend`, {
      token: await operatorToken(),
      body: { reason: 'abuse' },
    });
    const notActive = { status: 403, body: problem('tenant-suspended') };
    await eventually(async () => expect(await me(accessToken)).toMatchObject(notActive), {
      seconds: STALENESS_LIMIT_SECONDS,
    });
    expect(await signInTo(globex, globex.admin)).toMatchObject(notActive);
    expect(await signInTo(globex, { ...globex.admin, password: 'Wrong-Horse-7' })).toMatchObject({
      status: 401,
    });
    const body = { tenant: globex.slug, refreshToken };
    expect(await call('POST /v1/sessions/refresh', { body })).toMatchObject(notActive);
  });
});
