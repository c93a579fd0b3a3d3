import { describe, expect, it, vi } from 'vitest';
import { SessionEndedError, type SessionState } from '../../../sdk/src/index.ts';
import { problem } from '../cli/api-stub.ts';
import { anApi, aSession } from './api.ts';

const { at, client } = anApi();

const ADA = { tenant: 'acme', email: 'ada@acme.example', password: 'Correct-Horse-7-Battery' };
const bearers = () =>
  at.api.requests('GET /v1/me').map(({ headers }) => headers.authorization?.slice(7));
const isMe = () => at.api.on('GET /v1/me', { body: { kind: 'tenant' } });

describe('a session that a cookie keeps', () => {
  const kept = (accessToken: string, more: object = {}) => ({
    body: { token: { accessToken, expiresIn: 1_800 }, ...more },
  });
  const modes = (route: string) =>
    at.api.requests(route).map(({ headers }) => headers['freehold-session']);

  it('goes on after a reload, without a token of the page', async () => {
    isMe();
    at.api.on('POST /v1/sessions/refresh', kept('access-2', { tenant: 'acme' }));
    const states: (SessionState | undefined)[] = [];
    const freehold = client({ cookie: true, onSession: (state) => states.push(state) });
    await Promise.all([freehold.call('showMe'), freehold.call('showMe')]);
    expect(at.api.requests('POST /v1/sessions/refresh').map(({ body }) => body)).toEqual([{}]);
    expect(modes('POST /v1/sessions/refresh')).toEqual(['resume']);
    expect(bearers()).toEqual(['access-2', 'access-2']);
    expect(states).toMatchObject([{ tenant: 'acme', accessToken: 'access-2' }]);
    expect(states[0]?.refreshToken).toBeUndefined();
  });

  it('is renewed for the tenant that signed in here alone', async () => {
    isMe();
    at.api.on('POST /v1/sessions', kept('access-1', { tenantId: 'tnt_1' }));
    at.api.on('POST /v1/sessions/refresh', kept('access-2', { tenant: 'acme' }));
    const freehold = client({ cookie: true });
    await freehold.signIn(ADA);
    at.api.inTurn('GET /v1/me', [problem(401, 'unauthenticated'), { body: { kind: 'tenant' } }]);
    await freehold.call('showMe');
    expect(modes('POST /v1/sessions')).toEqual(['cookie']);
    expect(modes('POST /v1/sessions/refresh')).toEqual(['cookie']);
    expect(at.api.requests('POST /v1/sessions/refresh')[0]?.body).toEqual({ tenant: 'acme' });
  });

  it.each([
    ['goes on where it is of the same user', 'ada', true],
    ['ends where another user of the tenant has signed in meanwhile', 'bob', false],
  ])('%s', async (_, user, isSame) => {
    isMe();
    const of = (sub: string, jti: string) => {
      const claims = Buffer.from(JSON.stringify({ sub, jti, note: '>>>???' }));
      return `e30.${claims.toString('base64url')}.signature`;
    };
    const session = { ...aSession(0), accessToken: of('ada', '1'), refreshToken: undefined };
    at.api.on('POST /v1/sessions/refresh', kept(of(user, '2'), { tenant: 'acme' }));
    const onSession = vi.fn();
    const freehold = client({ cookie: true, session, onSession });
    const calls = await Promise.allSettled([freehold.call('showMe'), freehold.call('showMe')]);
    expect(calls.map(({ status }) => status === 'fulfilled')).toEqual([isSame, isSame]);
    expect(bearers()).toEqual(isSame ? [of('ada', '2'), of('ada', '2')] : []);
    expect(onSession.mock.calls).toMatchObject([
      [isSame ? { accessToken: of('ada', '2') } : undefined],
    ]);
    // It is not turned into the other one's later either.
    if (!isSame) await expect(freehold.call('showMe')).rejects.toThrow(SessionEndedError);
    expect(at.api.requests('POST /v1/sessions/refresh')).toHaveLength(1);
  });

  it('is none at a first visit, which is asked about once', async () => {
    at.api.on('POST /v1/sessions/refresh', { status: 204 });
    const freehold = client({ cookie: true });
    await expect(freehold.call('showMe')).rejects.toThrow(SessionEndedError);
    await expect(freehold.call('showMe')).rejects.toThrow(SessionEndedError);
    expect(modes('POST /v1/sessions/refresh')).toEqual(['resume']);
  });

  it('is not resumed once it was signed out', async () => {
    isMe();
    at.api.on('POST /v1/sessions', kept('access-1', { tenantId: 'tnt_1' }));
    at.api.on('DELETE /v1/sessions', { status: 204 });
    const freehold = client({ cookie: true });
    await freehold.signIn(ADA);
    await freehold.signOut();
    await expect(freehold.call('showMe')).rejects.toThrow(SessionEndedError);
    expect(modes('DELETE /v1/sessions')).toEqual(['cookie']);
    expect(at.api.requests('POST /v1/sessions/refresh')).toEqual([]);
  });
});
