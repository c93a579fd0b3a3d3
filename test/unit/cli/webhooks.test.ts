import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { ENDPOINTS, endpoint, ID, KEY, messageOf } from './a-webhook.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

describe('freehold webhook endpoints', () => {
  it('creates one as the options say, once at most, and shows what verifies', async () => {
    at.api.on(`POST ${ENDPOINTS}`, { status: 201, body: { ...endpoint, verificationKey: KEY } });
    const { status, stdout } = await run([
      ...['webhook', 'endpoints', 'create', '--url', endpoint.url, '--events', 'member.*', 'a.b'],
      ...['--header', 'Authorization: Bearer a:b', '--per-second', '20', '--disabled'],
      ...['--signing', 'hmac', '--description', 'CRM', '--idempotency-key', 'once'],
    ]);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain(`Verify by ${KEY}`);
    const [sent] = at.api.requests(`POST ${ENDPOINTS}`);
    expect(sent?.headers).toMatchObject({ 'idempotency-key': 'once' });
    expect(sent?.body).toEqual({
      ...{ url: endpoint.url, eventTypes: ['member.*', 'a.b'], description: 'CRM' },
      ...{ headers: { authorization: 'Bearer a:b' }, messagesPerSecond: 20 },
      ...{ signing: 'hmac', isEnabled: false },
    });
  });

  it('changes what is named, in whichever version, and nothing else', async () => {
    at.api.on(`PATCH ${ENDPOINTS}/${ID}`, { body: endpoint });
    await run(['webhook', 'endpoints', 'update', ID, '--events', '*']);
    const [sent] = at.api.requests(`PATCH ${ENDPOINTS}/${ID}`);
    expect(sent?.headers['if-match']).toBe('*');
    expect(sent?.body).toEqual({ eventTypes: ['*'] });
  });

  it('lists them with what failed last, and shows one with its keys', async () => {
    const last = { at: endpoint.createdAt, status: 500, reason: 'It answered 500.' };
    const failing = { ...endpoint, state: 'failing', health: { failingSince: last.at, last } };
    at.api.on(`GET ${ENDPOINTS}`, { body: { items: [failing] } });
    at.api.on(`GET ${ENDPOINTS}/${ID}`, { body: failing });
    const items = [{ signing: 'hmac', verificationKey: KEY, createdAt: endpoint.createdAt }];
    at.api.on(`GET ${ENDPOINTS}/${ID}/secret`, { body: { items } });
    expect((await run(['webhook', 'endpoints', 'list'])).stdout).toMatch(
      /whe_\w+ +failing +https:\S+ +member\.\* +It answered 500\./,
    );
    const shown = await run(['webhook', 'endpoints', 'show', ID, '--secret']);
    expect(shown.stdout).toContain(`Verify by ${KEY}`);
    expect(shown.stdout).toContain('State     failing since 2026-11-28 12:00:00Z');
    expect((await run(['webhook', 'endpoints', 'show', ID])).stdout).not.toContain(KEY);
  });

  it.each([
    { word: 'enable', path: 'enable', options: [], body: undefined },
    { word: 'disable', path: 'disable', options: [], body: undefined },
    {
      ...{ word: 'rotate', path: 'rotate-secret', options: ['--overlap', '3600'] },
      body: { overlapSeconds: 3600 },
    },
  ])('$word asks for just that', async ({ word, path, options, body }) => {
    const request = `POST ${ENDPOINTS}/${ID}/${path}`;
    at.api.on(request, { body: { ...endpoint, verificationKey: KEY } });
    const { status } = await run(['webhook', 'endpoints', word, ID, ...options]);
    expect(status).toBe(EXIT.ok);
    expect(at.api.requests(request).map((sent) => sent.body)).toEqual([body]);
  });

  it.each(['recover', 'replay'])('%s sends since a time, and says how much', async (kind) => {
    const since = '2026-11-27T00:00:00.000Z';
    const request = `POST ${ENDPOINTS}/${ID}/${kind}`;
    at.api.on(request, {
      status: 202,
      body: { kind, since, until: endpoint.createdAt, sent: 17, isDone: false },
    });
    const { stdout } = await run(['webhook', 'endpoints', kind, ID, '--since', '2026-11-27']);
    expect(stdout).toBe('17 messages on the way. The rest follows by itself.\n');
    expect(at.api.requests(request)[0]?.body).toEqual({ since });
    const without = await run(['webhook', 'endpoints', kind, ID]);
    expect(without.status).toBe(EXIT.invalid);
  });

  it('tests one, and deletes one', async () => {
    at.api.on(`POST ${ENDPOINTS}/${ID}/test`, { status: 202, body: messageOf(1) });
    at.api.on(`DELETE ${ENDPOINTS}/${ID}`, { status: 204 });
    expect((await run(['webhook', 'endpoints', 'test', ID])).stdout).toContain(messageOf(1).id);
    expect((await run(['webhook', 'endpoints', 'delete', ID])).status).toBe(EXIT.ok);
  });
});

describe('freehold webhook messages', () => {
  it('lists by endpoint, state and time', async () => {
    at.api.on('GET /v1/webhook-messages', { body: { items: [messageOf(1)], nextCursor: 'next' } });
    const { stdout, stderr } = await run([
      ...['webhook', 'messages', 'list', '--endpoint-id', ID, '--state', 'failed'],
      ...['--since', '2026-11-27T00:00:00Z', '--limit', '5'],
    ]);
    expect(stdout).toMatch(/whm_\w+ +2026-11-28 12:00:00Z +member\.joined +pending +1 +whe_/);
    expect(stderr).toContain('--cursor next');
    const [sent] = at.api.requests('GET /v1/webhook-messages');
    expect(sent?.path).toContain(`endpointId=${ID}&state=failed`);
    expect(sent?.path).toContain('limit=5');
  });

  it('shows what is sent and what was answered, and sends it again', async () => {
    const message = messageOf(1, {
      payload: { type: 'member.joined' },
      attempts: [
        {
          ...{ at: endpoint.createdAt, latencyMs: 41, isDelivered: false },
          ...{ status: 500, reason: 'It answered 500.', answer: 'Internal\nerror' },
        },
      ],
    });
    at.api.on(`GET /v1/webhook-messages/${message.id}`, { body: message });
    at.api.on(`POST /v1/webhook-messages/${message.id}/resend`, { status: 202, body: message });
    const { stdout } = await run(['webhook', 'messages', 'show', message.id]);
    expect(stdout).toContain(
      'Attempt   2026-11-28 12:00:00Z It answered 500. 41 ms\n          Internal\n',
    );
    expect(stdout).toContain('"type": "member.joined"');
    const again = await run(['webhook', 'messages', 'resend', message.id]);
    expect(again.stdout).toBe(`${message.id} is on its way again.\n`);
  });
});

describe('freehold webhook types and send', () => {
  it('shows what there is, and sends an event of the product', async () => {
    const type = { type: 'file.uploaded', group: 'file', version: 1, description: 'A file came.' };
    at.api.on('GET /v1/event-types', { body: { items: [{ ...type, schema: {}, example: {} }] } });
    expect((await run(['webhook', 'types'])).stdout).toContain(
      'file.uploaded  1        A file came.',
    );
    const sent = { items: [{ id: 'evt_1', type: 'order.shipped' }] };
    at.api.on('POST /v1/events', { status: 202, body: sent });
    const options = ['--data', '{"order":"1042"}', '--id', 'x', '--time', '2026-11-28T12:00:00Z'];
    const { stdout } = await run(['webhook', 'send', 'order.shipped', ...options]);
    expect(stdout).toBe('evt_1 is on its way.\n');
    expect(at.api.requests('POST /v1/events')[0]?.body).toEqual([
      {
        ...{ type: 'order.shipped', data: { order: '1042' } },
        ...{ id: 'x', time: '2026-11-28T12:00:00.000Z' },
      },
    ]);
  });
});
