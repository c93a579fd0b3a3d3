import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, callFor, createTenant, signIn, type TestTenant } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { invoke } from '../support/deployed-functions.ts';
import { eventually } from '../support/eventually.ts';
import { mailWith } from '../support/mail-to.ts';
import { textsTo } from '../support/texts-to.ts';

const NUMBER = '+4915112345678';

type Sent = { readonly messages: readonly { readonly channel: string; readonly state: string }[] };

let tenant: TestTenant;
let token = '';
let memberId = '';
beforeAll(async () => {
  tenant = await createTenant();
  token = await signIn(tenant.admin, tenant.slug);
  ({ userId: memberId } = await callFor<{ userId: string }>('GET /v1/me', { token }));
});

/** The id of the notification. */
async function sendReport(title: string, channels?: readonly string[]): Promise<string> {
  const data = { title, text: 'It is ready.' };
  const body = { to: [{ memberId }], template: 'message', data, channels };
  return (await callFor<{ id: string }>('POST /v1/notifications', { token, body })).id;
}
const reached = (id: string, messages: readonly object[]) =>
  eventually(async () => {
    const sent = await callFor<Sent>(`GET /v1/sent-notifications/${id}`, { token });
    expect(sent.messages).toMatchObject(messages);
  });
async function confirm(code: string) {
  const answer = await call('POST /v1/me/phone-number/confirm', { token, body: { code } });
  expectConforms('confirmPhoneNumber', answer);
  return answer;
}

describe('a member is reached', () => {
  it('by a number once the code that was sent there is given', async () => {
    const asked = await call('PUT /v1/me/phone-number', { token, body: { number: NUMBER } });
    expectConforms('putPhoneNumber', asked);
    expect(asked.body).toMatchObject({ pending: { number: NUMBER, triesLeft: 5 } });
    const again = await call('PUT /v1/me/phone-number', { token, body: { number: NUMBER } });
    expectConforms('putPhoneNumber', again);
    expect(again.status).toBe(429);
    const code = /^\d{6}/.exec((await textsTo(NUMBER)).join())?.[0] ?? '';
    const wrong = String((Number(code) + 1) % 10 ** 6).padStart(6, '0');
    const guessed = await confirm(wrong);
    expect(guessed.status).toBe(400);
    expect(await callFor('GET /v1/me/phone-number', { token })).toMatchObject({
      pending: { triesLeft: 4 },
    });
    expect((await confirm(code)).body).toMatchObject({ number: NUMBER });

    await reached(await sendReport('Report 14', ['sms']), [{ channel: 'sms', state: 'sent' }]);
    expect(await textsTo(NUMBER)).toEqual([
      expect.stringContaining(code),
      'Report 14: It is ready.',
    ]);
    const removed = await call('DELETE /v1/me/phone-number', { token });
    expectConforms('removePhoneNumber', removed);
    expect(removed.status).toBe(204);
  });

  it('by devices where the platform pushes', async () => {
    const device = await call('POST /v1/me/devices', {
      token,
      body: { kind: 'mobile', platform: 'fcm', token: 'token-of-an-app' },
    });
    expectConforms('registerDevice', device);
    expect(device.status).toBe(409);
    expect(await callFor('GET /v1/me/devices', { token })).toEqual({ items: [] });
  });

  it('by mail once the quiet hours are over', async () => {
    const endsAt = new Date(Math.ceil(Date.now() / 60_000 + 1) * 60_000);
    const quietHours = { from: clockOf(Date.now() - 3_600_000), to: clockOf(endsAt.getTime()) };
    await wish({ quietHours, timeZone: 'UTC' });
    const id = await sendReport('Report 15');
    await reached(id, [
      { channel: 'email', state: 'queued' },
      { channel: 'in_app', state: 'delivered' },
    ]);
    expect(await mailWith(tenant.admin.email, 'Report 15')).toBe('');
    await setTimeout(endsAt.getTime() - Date.now());
    await eventually(async () => {
      expect(await invoke('NotificationsQueueDue', {})).toMatchObject({ answer: { error: 0 } });
      expect(await mailWith(tenant.admin.email, 'Report 15')).not.toBe('');
    });
    await reached(id, [{ channel: 'email', state: 'sent' }, { channel: 'in_app' }]);
  });

  it('by no mail of its own where one a day is wanted', async () => {
    await wish({ digest: { product: 'daily' }, timeZone: 'UTC' });
    await reached(await sendReport('Report 16'), [
      { channel: 'email', state: 'digested' },
      { channel: 'in_app', state: 'delivered' },
    ]);
    expect(await mailWith(tenant.admin.email, 'Report 16')).toBe('');
  });
});

const clockOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(11, 16);

async function wish(body: object): Promise<void> {
  const put = await call('PUT /v1/me/notification-preferences', { token, body });
  expectConforms('putNotificationPreferences', put);
}
