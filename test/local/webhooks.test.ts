import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { call, callFor, createTenant, signIn } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { invoke } from '../support/deployed-functions.ts';
import { eventually } from '../support/eventually.ts';
import { receiver, type Received } from '../support/receiver.ts';

type Endpoint = { readonly id: string; readonly version: number; readonly verificationKey: string };
type Message = { readonly id: string; readonly state: string; readonly eventType: string };

async function world() {
  const tenant = await createTenant({ settings: { features: { api_access: true } } });
  const token = await signIn(tenant.admin, tenant.slug);
  const program = await receiver();
  const created = await call('POST /v1/webhook-endpoints', {
    token,
    body: { url: program.url, eventTypes: ['role.*', 'record.created'] },
  });
  expectConforms('createWebhookEndpoint', created);
  const endpoint = created.body as Endpoint;
  const arrived = (test: (message: Received) => boolean) =>
    eventually(
      () => {
        const found = program.received.find(test);
        if (!found) throw new Error('The message did not arrive.');
        return Promise.resolve(found);
      },
      { seconds: 60 },
    );
  const messages = async () =>
    (await callFor<{ items: Message[] }>('GET /v1/webhook-messages', { token })).items;
  const post = (path: string, body?: object) =>
    call(`POST /v1/webhook-endpoints/${endpoint.id}/${path}`, { token, body });
  return { token, program, endpoint, arrived, messages, post };
}

const isSignedBy = (key: string, { headers, sentAt, text }: Received) =>
  new Webhook(key).sign(headers['webhook-id'] ?? '', sentAt, text) === headers['webhook-signature'];

describe('webhooks', () => {
  it('tell a local program of events of both planes, as the stock library verifies, and again', async () => {
    const { token, program, endpoint, arrived, messages } = await world();
    await callFor('POST /v1/roles', {
      token,
      body: { name: 'Clerk', permissions: ['records:read'] },
    });
    await callFor('POST /v1/records/notes', { token, body: { text: 'Order 12 anvils' } });
    const role = await arrived(({ text }) => text.includes('role.created'));
    const record = await arrived(({ text }) => text.includes('record.created'));
    for (const message of [role, record]) {
      expect(isSignedBy(endpoint.verificationKey, message)).toBe(true);
      // Within its tolerance of five minutes too.
      new Webhook(endpoint.verificationKey).verify(message.text, message.headers);
    }
    expect(record.text).not.toContain('sourceIp');

    const id = role.headers['webhook-id'] ?? '';
    const shown = await eventually(async () => {
      const answer = await call(`GET /v1/webhook-messages/${id}`, { token });
      expect(answer.body).toMatchObject({ state: 'delivered', attempts: [{ status: 204 }] });
      return answer;
    });
    expectConforms('getWebhookMessage', shown);
    expectConforms('listWebhookMessages', await call('GET /v1/webhook-messages', { token }));
    expect((await messages()).map(({ eventType }) => eventType).toSorted()).toEqual([
      'record.created',
      'role.created',
    ]);
    program.received.length = 0;
    const resent = await call(`POST /v1/webhook-messages/${id}/resend`, { token });
    expectConforms('resendWebhookMessage', resent);
    const again = await arrived(({ headers }) => headers['webhook-id'] === id);
    expect(again.text).toBe(role.text);
  });

  it('are recovered after a failure, and replayed after a time without the endpoint', async () => {
    const { token, program, arrived, messages, post } = await world();
    program.refuse(true);
    const since = new Date(Date.now() - 60_000).toISOString();
    expectConforms('testWebhookEndpoint', await post('test'));
    await eventually(async () => {
      expect(await messages()).toMatchObject([{ eventType: 'webhook.test', state: 'pending' }]);
    });
    expectConforms('disableWebhookEndpoint', await post('disable'));
    await callFor('POST /v1/roles', { token, body: { name: 'Boss', permissions: ['files:read'] } });
    // What waited fails by the queue, a few seconds later.
    await eventually(async () => expect(await messages()).toMatchObject([{ state: 'failed' }]), {
      seconds: 60,
    });
    expect((await post('recover', { since })).status).toBe(409);
    expectConforms('enableWebhookEndpoint', await post('enable'));
    program.refuse(false);
    const recovered = await post('recover', { since });
    expectConforms('recoverWebhookEndpoint', recovered);
    expect(recovered.body).toMatchObject({ sent: 1, isDone: true });
    await arrived(({ text }) => text.includes('webhook.test'));
    const replayed = await post('replay', { since });
    expectConforms('replayWebhookEndpoint', replayed);
    await arrived(({ text }) => text.includes('role.created'));
    await invoke('SweepWebhooks', {});
  });

  it('have their endpoints changed, rotated and removed', async () => {
    const { token, endpoint, post } = await world();
    const path = `/v1/webhook-endpoints/${endpoint.id}`;
    const change = (version: string) =>
      call(`PATCH ${path}`, {
        token,
        body: { messagesPerSecond: 5 },
        headers: { 'if-match': version },
      });
    expect((await change('"7"')).status).toBe(412);
    expectConforms('changeWebhookEndpoint', await change('"1"'));
    expectConforms('rotateWebhookSecret', await post('rotate-secret', { signing: 'ed25519' }));
    const keys = await call(`GET ${path}/secret`, { token });
    expectConforms('showWebhookSecret', keys);
    expect(JSON.stringify(keys.body)).toMatch(/whpk_.*whsec_/);
    expect(JSON.stringify(keys.body)).not.toContain('whsk_');
    expectConforms('listWebhookEndpoints', await call('GET /v1/webhook-endpoints', { token }));
    expect((await call(`DELETE ${path}`, { token })).status).toBe(204);
    expect((await call(`GET ${path}`, { token })).status).toBe(404);
  });
});
