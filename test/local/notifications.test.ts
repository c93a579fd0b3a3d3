import {
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  TestEventPatternCommand,
  type Rule,
} from '@aws-sdk/client-eventbridge';
import { ListConfigurationSetsCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, callFor, createTenant, signIn, type TestTenant } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { eventually } from '../support/eventually.ts';
import { asRoot } from '../support/local-cloud.ts';
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

type SesEvent = {
  readonly eventType: string;
  readonly mail: { readonly tags: object };
  readonly bounce: object;
};

/** As SES would by EventBridge, which takes an event of `aws.ses` from SES alone: what its rule lets through is put on the queue. */
async function toldBySes({ mail, ...event }: SesEvent): Promise<void> {
  const { ConfigurationSets: [set] = [] } = await new SESv2Client(asRoot()).send(
    new ListConfigurationSetsCommand({}),
  );
  const tags = { ...mail.tags, 'ses:configuration-set': [set] };
  const envelope = {
    ...{ version: '0', id: randomUUID(), account: '000000000000', region: 'eu-central-1' },
    ...{ source: 'aws.ses', 'detail-type': 'Email Bounced', resources: [] },
    ...{ time: new Date().toISOString(), detail: { ...event, mail: { tags } } },
  };
  const Event = JSON.stringify(envelope);
  const bridge = new EventBridgeClient(asRoot());
  const { Rules = [] } = await bridge.send(new ListRulesCommand({}));
  const isOfMails = ({ EventPattern = '' }: Rule) => EventPattern.includes('aws.ses');
  const { Name: Rule, EventPattern } = Rules.find(isOfMails) ?? {};
  expect(await bridge.send(new TestEventPatternCommand({ EventPattern, Event }))).toMatchObject({
    Result: true,
  });
  const { Targets: [target] = [] } = await bridge.send(new ListTargetsByRuleCommand({ Rule }));
  const sqs = new SQSClient({ ...asRoot(), useQueueUrlAsEndpoint: false });
  const QueueName = target?.Arn?.split(':').at(-1);
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: Event }));
}

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

  it('are not sent to an address that bounced, of which owners are told', async () => {
    await toldBySes({
      eventType: 'Bounce',
      mail: { tags: { freehold_tenant: [tenant.id], freehold_key: ['welcome'] } },
      bounce: {
        ...{ bounceType: 'Permanent', bounceSubType: 'General' },
        bouncedRecipients: [{ emailAddress: tenant.admin.email }],
        timestamp: new Date().toISOString(),
      },
    });
    const { id } = await eventually(async () => {
      const listed = await call('GET /v1/suppressions', { token });
      expectConforms('listSuppressions', listed);
      const [suppression] = (listed.body as { items: { id: string; address: string }[] }).items;
      expect(suppression).toMatchObject({ address: tenant.admin.email, reason: 'bounce' });
      return suppression ?? { id: '' };
    });
    await eventually(async () =>
      expect((await inbox()).items[0]).toMatchObject({
        title: `Messages to ${tenant.admin.email} do not arrive`,
      }),
    );
    const { id: next } = (await send('Report 13')).body as { id: string };
    await eventually(async () =>
      expect((await sent(next)).messages).toMatchObject([
        { channel: 'email', state: 'suppressed', reason: 'bounce' },
        { channel: 'in_app', state: 'delivered' },
      ]),
    );
    const removed = await call(`DELETE /v1/suppressions/${id}`, { token });
    expectConforms('removeSuppression', removed);
    const again = await call(`DELETE /v1/suppressions/${id}`, { token });
    expectConforms('removeSuppression', again);
    expect([removed.status, again.status]).toEqual([204, 404]);
    await eventually(async () => {
      const { items } = await callFor<{ items: object[] }>('GET /v1/audit', { token });
      const action = 'suppression.removed';
      expect(items).toContainEqual(
        expect.objectContaining({ action, target: { kind: 'suppression', id } }),
      );
    });
  });

  it('takes nothing from whoever cannot sign as SendGrid or Twilio does', async () => {
    const forged = await call('POST /v1/webhooks/sendgrid', {
      body: [{ event: 'bounce', email: tenant.admin.email, timestamp: 1 }],
    });
    expectConforms('receiveSendGridEvents', forged);
    const query = `key=welcome&tenant=${tenant.id}`;
    const other = await call(`POST /v1/webhooks/twilio?${query}`, {});
    expect([forged.status, other.status]).toEqual([401, 401]);
  });

  it('come to the owners’ inboxes of what the bus tells of their tenant', async () => {
    const started = await call('POST /v1/exports', { token });
    expect(started.status).toBe(202);
    await eventually(async () =>
      expect((await inbox()).items.map(({ title }) => title)).toContain('The export is ready'),
    );
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
