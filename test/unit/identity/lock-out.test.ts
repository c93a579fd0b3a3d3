import { beforeEach, describe, expect, it } from 'vitest';
import { GUESS_SOURCE_LIMIT, PASSWORD_LIMIT } from '../../../core/identity/attempt-limit.ts';
import { networkOf, sourceOf } from '../../../core/identity/source-network.ts';
import { accountHarness, ada } from '../../support/identity/account-harness.ts';

let harness: ReturnType<typeof accountHarness>;
beforeEach(() => {
  harness = accountHarness();
});

const HOME = { sourceIp: '192.0.2.1', userAgent: 'Firefox/140.0' };
const STRANGER = { sourceIp: '203.0.113.9', userAgent: 'guesser/1.0' };
const { freeAttempts } = PASSWORD_LIMIT;

const tooMany = (seconds: number) => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { type: 'urn:freehold:problem:too-many-attempts' },
});
const guess = (changes: object = {}, from = STRANGER) =>
  harness.signIn({ ...ada, password: 'guess', ...changes }, from);
async function exhaust(changes: object = {}) {
  for (let time = 0; time < freeAttempts; time += 1) await guess(changes);
}
/** Wrong passwords as often as they are let pass, for a whole day. */
async function guessAllDay() {
  for (let minute = 0; minute < 24 * 60; minute += 5) {
    await guess();
    harness.wait(300);
  }
}

describe('wrong passwords', () => {
  it('make strangers wait ever longer, up to 15 minutes, the right password included', async () => {
    await exhaust();
    for (const seconds of [60, 120, 240, 480, 900, 900]) {
      harness.provider.calls.length = 0;
      expect(await guess({ password: ada.password })).toMatchObject(tooMany(seconds));
      expect(harness.provider.calls).toEqual([]);
      harness.wait(seconds);
      expect(await guess()).toMatchObject({ status: 401 });
    }
    harness.wait(900);
    expect(await guess({ password: ada.password })).toMatchObject({ status: 200 });
    expect(await guess()).toMatchObject({ status: 401 });
  });

  it.each([
    ['an unknown address', { email: 'nobody@acme.example' }],
    ['an unknown tenant', { tenant: 'nowhere' }],
    ['an operator', { tenant: undefined, email: 'op@freehold.example' }],
    ['an unknown operator', { tenant: undefined }],
  ])('at %s are answered alike', async (_, changes) => {
    const answers = async (at: object) => {
      await exhaust(at);
      return [await guess(at), await guess({ ...at, password: 'another' })];
    };
    const known = await answers({});
    harness = accountHarness();
    expect(await answers(changes)).toEqual(known);
    expect(harness.mails.posted).toHaveLength(1);
  });

  it('are no more at once than in a row', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => guess()));
    expect(all.filter(({ status }) => status === 401)).toHaveLength(freeAttempts);
    expect(harness.provider.calls).toHaveLength(freeAttempts);
  });

  it('of an account count for it by whatever name its tenant is called', async () => {
    await exhaust({ tenant: 'tnt_acme' });
    expect(await guess()).toMatchObject(tooMany(60));
  });

  it('are forgotten after a right one, and not counted where nobody could check them', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let time = 1; time < freeAttempts; time += 1) await guess();
      expect(await guess({ password: ada.password })).toMatchObject({ status: 200 });
    }
    harness.provider.isThrottled = true;
    await exhaust();
    harness.provider.isThrottled = false;
    expect(await guess()).toMatchObject({ status: 401 });
  });
});

describe('a stranger who guesses all day', () => {
  it('does not keep out who signed in from the same device before', async () => {
    expect(await harness.signIn(ada, HOME)).toMatchObject({ status: 200 });
    await guessAllDay();
    for (const from of [HOME, { sourceIp: '192.0.2.77', userAgent: 'Firefox/141.0' }]) {
      expect(await harness.signIn(ada, from)).toMatchObject({ status: 200 });
    }
  });

  it('does not keep out who sets a new password by mail, wherever', async () => {
    const AWAY = { sourceIp: '198.51.100.7', userAgent: 'Safari/605.1' };
    await guessAllDay();
    await harness.requestReset({ tenant: ada.tenant, email: ada.email });
    await harness.sendMails();
    const { token } = harness.sent.find(({ template }) => template === 'password-reset')?.data as {
      token: string;
    };
    const newPassword = 'Staple-Correct-9-Horse';
    const reset = await harness.completeReset({ token, newPassword }, AWAY);
    expect(reset).toMatchObject({ status: 204 });

    await exhaust();
    expect(await harness.signIn({ ...ada, password: newPassword }, AWAY)).toMatchObject({
      status: 200,
    });
  });

  it('who knows the password keeps nobody from the second factor at a known device', async () => {
    const user = { email: 'mia@acme.example', password: 'mia-secret', code: '123456' };
    const { userPoolId, clientId } = { userPoolId: harness.user.userPoolId, clientId: 'acme' };
    harness.addUser({ userPoolId, clientId }, user);
    const answer = async (code: string, from: typeof HOME) => {
      const named = { tenant: 'acme', email: user.email };
      const { body } = await harness.signIn({ ...named, password: user.password }, from);
      const { session } = (body as { challenge: { session: string } }).challenge;
      const challenge = { name: 'SOFTWARE_TOKEN_MFA', session, code };
      return (await harness.signIn({ ...named, challenge }, from)).status;
    };
    expect(await answer('123456', HOME)).toBe(200);
    for (let time = 0; time < freeAttempts; time += 1) await answer('000000', STRANGER);
    expect(await answer('123456', STRANGER)).toBe(429);
    expect(await answer('123456', HOME)).toBe(200);
  });
});

describe('a device that the account knows', () => {
  it('is counted too, by itself', async () => {
    await harness.signIn(ada, HOME);
    for (let time = 0; time < freeAttempts; time += 1) await guess({}, HOME);
    expect(await guess({ password: ada.password }, HOME)).toMatchObject(tooMany(60));
    expect(await guess({ password: ada.password })).toMatchObject({ status: 200 });
  });

  it('is forgotten 180 days after its last sign-in, and told of anew', async () => {
    await harness.signIn(ada, HOME);
    harness.wait(179 * 86_400);
    await harness.signIn(ada, HOME);
    harness.wait(179 * 86_400);
    await harness.signIn(ada, HOME);
    expect(harness.ports.devices.told).toHaveLength(1);
    harness.wait(180 * 86_400);
    await harness.signIn(ada, HOME);
    expect(harness.ports.devices.told).toHaveLength(2);
  });
});

describe('a source', () => {
  const spray = async (times: number, from = STRANGER) => {
    for (let user = 0; user < times; user += 1)
      await guess({ email: `u${user}@acme.example` }, from);
  };

  it('waits after too many wrong passwords at whatever accounts, and no other source with it', async () => {
    await harness.signIn(ada, HOME);
    await spray(GUESS_SOURCE_LIMIT.freeAttempts);
    expect(await guess({ email: 'new@acme.example' })).toMatchObject(tooMany(60));
    expect(await guess({ email: 'new@acme.example' }, HOME)).toMatchObject({ status: 401 });
  });

  it('is not counted for right passwords, and keeps no device waiting that an account knows', async () => {
    for (let time = 0; time < GUESS_SOURCE_LIMIT.freeAttempts * 2; time += 1) {
      expect(await harness.signIn(ada, HOME)).toMatchObject({ status: 200 });
    }
    await spray(GUESS_SOURCE_LIMIT.freeAttempts, HOME);
    expect(await guess({ email: 'new@acme.example' }, HOME)).toMatchObject(tooMany(60));
    expect(await harness.signIn(ada, HOME)).toMatchObject({ status: 200 });
  });

  it('is an IPv4 address, or the /64 of an IPv6 address', () => {
    expect(sourceOf('192.0.2.1')).toBe('192.0.2.1');
    expect(sourceOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(sourceOf('2001:DB8:0:1:aaaa::1')).toBe(sourceOf('2001:db8::1:0:0:0:2'));
    expect(sourceOf('2001:db8:0:1::1')).not.toBe(sourceOf('2001:db8:0:2::1'));
    expect(networkOf('192.0.2.1')).toBe(networkOf('192.0.2.254'));
    expect(sourceOf('no address')).toBe('no address');
  });
});

describe('POST /v1/sessions/recover', () => {
  it('is no second way to guess a password', async () => {
    const recover = (password: string) =>
      harness.recover({ ...ada, password, recoveryCode: 'guess' }, STRANGER);
    for (let time = 0; time < freeAttempts; time += 1) {
      expect(await recover('guess')).toMatchObject({ status: 401 });
    }
    expect(await recover(ada.password)).toMatchObject(tooMany(60));
    expect(await guess()).toMatchObject(tooMany(60));
  });
});

describe('the user is told', () => {
  it('of the first sign-in from a device, by mail and event', async () => {
    await harness.signIn(ada, HOME);
    await harness.signIn(ada, HOME);
    await harness.signIn(ada, STRANGER);
    expect(harness.ports.devices.told).toMatchObject(
      [HOME, STRANGER].map(({ sourceIp: address, userAgent: agent }) => ({
        event: { type: 'user.new_device_used', data: { userId: harness.user.userId } },
        mail: { kind: 'new-device', email: ada.email, tenantId: 'tnt_acme', address, agent },
      })),
    );
  });

  it('of five failures in a row, and not more often than once an hour', async () => {
    await exhaust();
    await harness.sendMails();
    expect(harness.sent).toMatchObject([
      { template: 'many-failures', data: { to: ada.email, failures: 5, address: '203.0.113.9' } },
    ]);
    await guessAllDay();
    const more = harness.mails.posted.length;
    expect(more).toBeGreaterThan(1);
    expect(more).toBeLessThan(6);
  });

  it('and nobody else, for an address that nobody has', async () => {
    await exhaust({ email: 'nobody@acme.example' });
    await harness.sendMails();
    expect(harness.sent).toEqual([]);
  });
});
