import { describe, expect, it, vi } from 'vitest';
import { SessionEndedError, type SessionState } from '../../../sdk/src/index.ts';
import { problem } from '../cli/api-stub.ts';
import { anApi, aSession, token } from './api.ts';

const { at, client } = anApi();

const ADA = { tenant: 'acme', email: 'ada@acme.example', password: 'Correct-Horse-7-Battery' };
const opened = (accessToken: string) => ({ body: { ...token(accessToken), tenantId: 'tnt_1' } });
const bearers = () =>
  at.api.requests('GET /v1/me').map(({ headers }) => headers.authorization?.slice(7));
const isMe = () => at.api.on('GET /v1/me', { body: { kind: 'tenant' } });

describe('signing in', () => {
  it('answers what the platform asks for, and calls by the token then', async () => {
    isMe();
    at.api.inTurn('POST /v1/sessions', [
      { body: { challenge: { name: 'NEW_PASSWORD_REQUIRED', session: 's1' } } },
      { body: { challenge: { name: 'SOFTWARE_TOKEN_MFA', session: 's2' } } },
      opened('access-1'),
    ]);
    const states: (SessionState | undefined)[] = [];
    const freehold = client({ onSession: (state) => states.push(state) });
    const signedIn = await freehold.signIn(ADA, ({ name }) =>
      name === 'NEW_PASSWORD_REQUIRED' ? { newPassword: 'New-Horse-8' } : { code: '123456' },
    );
    await freehold.call('showMe');
    expect(signedIn).toMatchObject({ tenantId: 'tnt_1' });
    expect(at.api.requests('POST /v1/sessions').map(({ body }) => body)).toEqual([
      ADA,
      {
        ...{ tenant: ADA.tenant, email: ADA.email },
        challenge: { name: 'NEW_PASSWORD_REQUIRED', session: 's1', newPassword: 'New-Horse-8' },
      },
      {
        ...{ tenant: ADA.tenant, email: ADA.email },
        challenge: { name: 'SOFTWARE_TOKEN_MFA', session: 's2', code: '123456' },
      },
    ]);
    expect(bearers()).toEqual(['access-1']);
    expect(states).toEqual([{ ...aSession(), expiresAt: expect.any(Number) as number }]);
  });

  it('fails where more than the password is asked for and nothing answers', async () => {
    at.api.on('POST /v1/sessions', {
      body: { challenge: { name: 'SOFTWARE_TOKEN_MFA', session: 's' } },
    });
    await expect(client().signIn(ADA)).rejects.toMatchObject({
      name: 'SignInChallengedError',
      challenge: 'SOFTWARE_TOKEN_MFA',
    });
  });

  it('is what a call without a session asks for, before anything is sent', async () => {
    await expect(client().call('showMe')).rejects.toThrow(SessionEndedError);
    expect(at.api.seen).toEqual([]);
  });
});

describe('a session', () => {
  const renews = () =>
    at.api.on('POST /v1/sessions/refresh', { body: token('access-2', 'refresh-2') });

  it('is renewed once however many calls wait, and its new state is told', async () => {
    isMe();
    renews();
    const onSession = vi.fn();
    const freehold = client({ session: aSession(0), onSession });
    await Promise.all(Array.from({ length: 8 }, () => freehold.call('showMe')));
    expect(at.api.requests('POST /v1/sessions/refresh').map(({ body }) => body)).toEqual([
      { tenant: 'acme', refreshToken: 'refresh-1' },
    ]);
    expect(new Set(bearers())).toEqual(new Set(['access-2']));
    expect(onSession.mock.calls).toMatchObject([
      [{ tenant: 'acme', accessToken: 'access-2', refreshToken: 'refresh-2' }],
    ]);
  });

  it('is renewed once when its token is refused, and the call goes on', async () => {
    renews();
    at.api.on('GET /v1/me', ({ headers }) =>
      headers.authorization === 'Bearer access-2' ? { body: {} } : problem(401, 'token-expired'),
    );
    const freehold = client({ session: aSession() });
    await Promise.all(Array.from({ length: 4 }, () => freehold.call('showMe')));
    expect(at.api.requests('POST /v1/sessions/refresh')).toHaveLength(1);
  });

  it('is renewed no second time for one call', async () => {
    renews();
    at.api.on('GET /v1/me', problem(401, 'token-expired'));
    const call = client({ session: aSession() }).call('showMe');
    await expect(call).rejects.toMatchObject({ kind: 'token-expired' });
    expect(bearers()).toEqual(['access-1', 'access-2']);
  });

  it('that was ended is told, and forgotten', async () => {
    at.api.on('POST /v1/sessions/refresh', problem(401, 'session-ended'));
    const onSession = vi.fn();
    const freehold = client({ session: aSession(0), onSession });
    await expect(freehold.call('showMe')).rejects.toMatchObject({
      name: 'SessionEndedError',
      requestId: 'req_42',
    });
    await expect(freehold.call('showMe')).rejects.toThrow(SessionEndedError);
    expect(onSession.mock.calls).toEqual([[undefined]]);
    expect(at.api.seen).toHaveLength(1);
  });

  it('outlives a renewal that got no answer', async () => {
    isMe();
    at.api.inTurn('POST /v1/sessions/refresh', [{ drops: true }, { body: token('access-2') }]);
    const freehold = client({ session: aSession(0) });
    await expect(freehold.call('showMe')).rejects.toMatchObject({ name: 'NoAnswerError' });
    await freehold.call('showMe');
    expect(bearers()).toEqual(['access-2']);
  });

  describe('whose renewal is under way', () => {
    /** Answers the renewal when it is told to. */
    const renewsLate = () => {
      const late = Promise.withResolvers<undefined>();
      at.api.on('POST /v1/sessions/refresh', async () => {
        await late.promise;
        return { body: token('access-2', 'refresh-2') };
      });
      return () => late.resolve(undefined);
    };
    const underWay = () =>
      vi.waitFor(() => expect(at.api.requests('POST /v1/sessions/refresh')).toHaveLength(1));

    it('gives way to a new sign-in, which stays', async () => {
      isMe();
      const answer = renewsLate();
      at.api.on('POST /v1/sessions', opened('access-3'));
      const onSession = vi.fn();
      const freehold = client({ session: aSession(0), onSession });
      const before = freehold.call('showMe');
      await underWay();
      await freehold.signIn({ ...ADA, email: 'bob@acme.example' });
      await freehold.call('showMe');
      answer();
      await before;
      await freehold.call('showMe');
      // Who called before goes on as who it was.
      expect(bearers()).toEqual(['access-3', 'access-2', 'access-3']);
      expect(onSession.mock.calls).toMatchObject([[{ accessToken: 'access-3' }]]);
    });

    it('is not brought back once it was signed out', async () => {
      const answer = renewsLate();
      at.api.on('DELETE /v1/sessions', { drops: true });
      const onSession = vi.fn();
      const freehold = client({ session: aSession(), onSession });
      at.api.on('GET /v1/me', ({ headers }) =>
        headers.authorization === 'Bearer access-2' ? { body: {} } : problem(401, 'token-expired'),
      );
      const before = freehold.call('showMe');
      await underWay();
      await expect(freehold.signOut()).rejects.toMatchObject({ name: 'NoAnswerError' });
      const after = freehold.call('showMe');
      await expect(after).rejects.toThrow(SessionEndedError);
      answer();
      await before;
      await expect(freehold.call('showMe')).rejects.toThrow(SessionEndedError);
      expect(onSession.mock.calls).toEqual([[undefined]]);
    });
  });

  it('of a program with credentials is opened by itself, and anew where it has ended', async () => {
    isMe();
    at.api.inTurn('POST /v1/sessions', [
      { body: { ...token('access-1', 'refresh-1', 0) } },
      opened('access-3'),
    ]);
    at.api.on('POST /v1/sessions/refresh', problem(401, 'session-ended'));
    const freehold = client({ credentials: ADA });
    await freehold.call('showMe');
    await freehold.call('showMe');
    expect(bearers()).toEqual(['access-1', 'access-3']);
  });

  it('is ended by signing out, and forgotten even without an answer', async () => {
    at.api.on('DELETE /v1/sessions', { drops: true });
    const onSession = vi.fn();
    const freehold = client({ session: aSession(), onSession });
    await expect(freehold.signOut()).rejects.toMatchObject({ name: 'NoAnswerError' });
    expect(onSession.mock.calls).toEqual([[undefined]]);
    await expect(freehold.call('showMe')).rejects.toThrow(SessionEndedError);
  });
});
