import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { problem } from './api-stub.ts';
import { ENDPOINTS, endpoint, ID, KEY, messageOf } from './a-webhook.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

describe('freehold webhook listen', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  /** A program on this machine that answers these statuses in turn. */
  async function program(...statuses: number[]) {
    const received: Received[] = [];
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        received.push({ headers: request.headers, body });
        response.writeHead(statuses[received.length - 1] ?? 204, { location: '/elsewhere' }).end();
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    closing.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    return { received, url: `http://127.0.0.1:${port}/hook` };
  }

  /** The platform: an endpoint, and messages that come look by look. */
  function platform(looks: readonly (readonly object[])[]) {
    const interrupt = new AbortController();
    at.api.on(`POST ${ENDPOINTS}`, { status: 201, body: { ...endpoint, verificationKey: KEY } });
    at.api.on(`DELETE ${ENDPOINTS}/${ID}`, { status: 204 });
    const items = [{ signing: 'hmac', verificationKey: KEY, createdAt: endpoint.createdAt }];
    at.api.on(`GET ${ENDPOINTS}/${ID}/secret`, { body: { items } });
    const left = [...looks];
    at.api.on('GET /v1/webhook-messages', () => {
      const page = left.shift();
      if (!page) interrupt.abort();
      return { body: { items: page ?? [] } };
    });
    for (const n of [1, 2, 3]) {
      const payload = { type: 'member.joined', data: { n, name: 'Zoë' } };
      at.api.on(`GET /v1/webhook-messages/${messageOf(n).id}`, {
        body: messageOf(n, { payload, attempts: [] }),
      });
    }
    return interrupt.signal;
  }

  it('hands each message on once, the first one first, as the stock library verifies it', async () => {
    const { received, url } = await program(204, 302, 500);
    const interrupted = platform([
      [messageOf(1)],
      [messageOf(3), messageOf(2), messageOf(1)],
      [messageOf(3), messageOf(2), messageOf(1)],
    ]);
    const command = ['webhook', 'listen', '--forward', url, '--events', 'member.*'];
    const { status, stdout, stderr } = await run(command, { interrupted });

    expect(status).toBe(EXIT.interrupted);
    expect(stderr).toContain(`Verify by ${KEY}`);
    const webhook = new Webhook(KEY);
    const told = received.map(({ headers, body }) =>
      webhook.verify(body, headers as Record<string, string>),
    );
    expect(told).toEqual(
      [1, 2, 3].map((n) => ({ type: 'member.joined', data: { n, name: 'Zoë' } })),
    );
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(
      [1, 2, 3].map((n) => messageOf(n).id),
    );
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => / {2}(\w{3}) {2}\d+ ms$/.exec(line)?.[1]),
    ).toEqual(['204', '302', '500']);
  });

  it('has an endpoint of its own as long as it runs, and removes it after Ctrl-C', async () => {
    const { url } = await program();
    const command = ['webhook', 'listen', '--forward', url, '--events', 'member.*'];
    await run(command, { interrupted: platform([]) });
    expect(at.api.requests(`POST ${ENDPOINTS}`)[0]?.body).toMatchObject({
      ...{ eventTypes: ['member.*'], url: 'https://freehold-webhook-listen.invalid/' },
    });
    expect(at.api.requests(`DELETE ${ENDPOINTS}/${ID}`)).toHaveLength(1);
  });

  it('follows an endpoint that there is, and leaves it there', async () => {
    const { received, url } = await program();
    const interrupted = platform([[messageOf(1)]]);
    await run(['webhook', 'listen', '--forward', url, '--endpoint', ID], { interrupted });
    expect(received).toHaveLength(1);
    expect(at.api.requests(`POST ${ENDPOINTS}`)).toEqual([]);
    expect(at.api.requests(`DELETE ${ENDPOINTS}/${ID}`)).toEqual([]);
  });

  it('goes on where nobody listens, and says so', async () => {
    const { url } = await program();
    for (const close of closing.splice(0)) close();
    await sleep(20);
    const command = ['webhook', 'listen', '--forward', url, '--json'];
    const { stdout } = await run(command, { interrupted: platform([[messageOf(1)]]) });
    expect(JSON.parse(stdout)).toMatchObject({ id: messageOf(1).id, reason: 'ECONNREFUSED' });
  });

  it('removes its endpoint also where the platform refuses it what it asks', async () => {
    const { url } = await program();
    platform([]);
    at.api.on(`GET ${ENDPOINTS}/${ID}/secret`, problem(403, 'not-permitted'));
    const { status } = await run(['webhook', 'listen', '--forward', url]);
    expect(status).toBe(EXIT.unauthorized);
    expect(at.api.requests(`DELETE ${ENDPOINTS}/${ID}`)).toHaveLength(1);
  });
});
