import { beforeAll, describe, expect, it } from 'vitest';
import { call, callFor, createTenant, signIn, type TestTenant } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { eventually } from '../support/eventually.ts';
import { mailTo } from '../support/mail-to.ts';

type Sent = { readonly messages: readonly { readonly channel: string; readonly state: string }[] };
type Inbox = { readonly items: readonly { readonly id: string; readonly title: string }[] };

let tenant: TestTenant;
let token = '';
let memberId = '';

beforeAll(async () => {
  tenant = await createTenant();
  token = await signIn(tenant.admin, tenant.slug);
  ({ userId: memberId } = await callFor<{ userId: string }>('GET /v1/me', { token }));
});

const send = (title: string, headers = {}) =>
  call('POST /v1/notifications', {
    ...{ token, headers },
    body: { to: [{ memberId }], template: 'message', data: { title, text: 'It is ready.' } },
  });
const sent = (id: string) => callFor<Sent>(`GET /v1/sent-notifications/${id}`, { token });
const inbox = () => callFor<Inbox>('GET /v1/notifications', { token });

describe('notifications as they are deployed', () => {
  it('reach the mailbox and the inbox of a member, once though they are asked for twice', async () => {
    const headers = { 'idempotency-key': 'report-11' };
    const accepted = await send('Report 11', headers);
    expectConforms('sendNotification', accepted);
    expect(await send('Report 11', headers)).toMatchObject({ status: 202, body: accepted.body });
    const { id } = accepted.body as { id: string };
    const { messages } = await eventually(async () => {
      const found = await sent(id);
      if (found.messages.length < 2) throw new Error('Not sent yet.');
      if (found.messages.some(({ state }) => state === 'sending')) throw new Error('On its way.');
      return found;
    });
    expect(messages.map(({ channel, state }) => [channel, state])).toEqual([
      ['email', 'sent'],
      ['in_app', 'delivered'],
    ]);
    expect(await mailTo(tenant.admin.email)).toContain('Report 11');
    expect(await inbox()).toMatchObject({ items: [{ id, title: 'Report 11' }] });
    expect(await callFor('GET /v1/notifications/unread-count', { token })).toMatchObject({
      unread: 1,
    });
    expectConforms('readNotification', await call(`POST /v1/notifications/${id}/read`, { token }));
    expect(await callFor('GET /v1/notifications/unread-count', { token })).toMatchObject({
      unread: 0,
    });
  });

  it('go where the member wants them', async () => {
    const wish = { off: { product: ['email'] }, timeZone: 'Europe/Berlin' };
    const put = await call('PUT /v1/me/notification-preferences', { token, body: wish });
    expectConforms('putNotificationPreferences', put);
    const { id } = (await send('Report 12')).body as { id: string };
    await eventually(async () => {
      const states = (await sent(id)).messages.map(({ state }) => state);
      expect(states).toEqual(['muted', 'delivered']);
    });
    expect(await mailTo(tenant.admin.email)).not.toContain('Report 12');
    expect((await inbox()).items[0]).toMatchObject({ title: 'Report 12' });
  });
});
