import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  callFor,
  createTenant,
  operatorToken,
  signIn,
  type TestTenant,
} from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { problem } from '../support/identity/tenant-sessions.ts';
import { mailArrived } from '../support/mail-to.ts';

const GUESSER = { 'user-agent': 'guesser/1.0' };

let acme: TestTenant;
beforeAll(async () => {
  acme = await createTenant();
});

const session = (changes: object = {}, headers: Record<string, string> = GUESSER) =>
  call('POST /v1/sessions', { headers, body: { tenant: acme.slug, ...acme.admin, ...changes } });
const guessesAtOnce = (changes: object) =>
  Promise.all(Array.from({ length: 20 }, () => session({ ...changes, password: 'Guess-9' })));

const mailed = (words: string) => mailArrived(acme.admin.email, words);

async function eventTypes(): Promise<string[]> {
  const token = await operatorToken();
  const { items } = await callFor<{ items: { type: string }[] }>(
    `GET /v1/tenants/${acme.id}/events`,
    { token },
  );
  return items.map(({ type }) => type);
}

describe('guesses at a password', () => {
  it('are slowed together, a known address as an unknown one, and keep no known device out', async () => {
    await signIn(acme.admin, acme.slug);
    await mailed('New sign-in to');

    for (const changes of [{}, { email: 'nobody@acme.example' }, { tenant: 'no-such-tenant' }]) {
      const answers = await guessesAtOnce(changes);
      const tried = answers.filter(({ status }) => status !== 429);
      expect(tried.length).toBeGreaterThan(0);
      expect(tried.length).toBeLessThanOrEqual(5);
      for (let time = tried.length; time < 5; time += 1) {
        expect(await session({ ...changes, password: 'Guess-9' })).toMatchObject({ status: 401 });
      }
      const right = await session(changes);
      expectConforms('createSession', right);
      expect(right).toMatchObject({ status: 429, body: problem('too-many-attempts') });
      expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(30);
    }
    await signIn(acme.admin, acme.slug);
    await mailed('Many failed sign-ins');
    expect(await eventTypes()).toEqual(
      expect.arrayContaining(['user.new_device_used', 'user.sign_ins_failed']),
    );
  });
});

describe('a second factor that is set up in a sign-in', () => {
  it('comes with recovery codes, is told, and shown', async () => {
    const token = await signIn(acme.admin, acme.slug);
    const read = await call('GET /v1/policy', { token });
    const change = (version: string) =>
      call('PUT /v1/policy', {
        ...{ token, headers: { 'if-match': version } },
        body: { ...(read.body as object), secondFactor: 'required' },
      });
    const etag = read.headers.get('etag') ?? '';
    expect(await change(etag)).toMatchObject({ status: 200 });
    expect(await change(etag)).toMatchObject({ status: 412 });

    const { challenge } = (await session({}, {})).body as { challenge: Setup };
    const code = new TOTP({ secret: challenge.authenticator.secret }).generate();
    const { name, session: waiting } = challenge;
    const body = { tenant: acme.slug, email: acme.admin.email };
    const signedIn = await call('POST /v1/sessions', {
      body: { ...body, challenge: { name, session: waiting, code } },
    });
    expectConforms('createSession', signedIn);
    expect((signedIn.body as { recoveryCodes: string[] }).recoveryCodes).toHaveLength(10);

    const shown = await call('GET /v1/me/second-factor', { token });
    expectConforms('showSecondFactor', shown);
    expect(shown.body).toMatchObject({ kind: 'totp', recoveryCodesLeft: 10 });
    await mailed('second factor');
    expect(await eventTypes()).toContain('user.second_factor_changed');
  });
});

type Setup = { name: string; session: string; authenticator: { secret: string } };
