import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { HttpsStreamSender } from '../../../core/audit-stream/https-stream-sender.ts';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import type { OutboundHttp } from '../../../core/outbound-http/outbound-http.ts';
import { newWebhookSecret } from '../../../kit/standard-webhooks.ts';
import { httpServers } from '../../support/http-servers.ts';

const { serve, serving } = httpServers();

const batch = {
  tenantId: 'tnt_1',
  id: 'audit_tnt_1_0_1',
  writtenAt: new Date(),
  lines: ['{"id":"aud_1"}'],
};
const senderTo = (url: string, secret = newWebhookSecret(), http?: OutboundHttp) =>
  new HttpsStreamSender({
    ...{ url, secret, now: () => new Date() },
    http: http ?? new UndiciOutboundHttp({ allowsLoopback: true }),
  });

describe('HttpsStreamSender', () => {
  it('posts JSON Lines that the stock library of Standard Webhooks verifies', async () => {
    const secret = newWebhookSecret();
    const seen: { headers: Record<string, string>; body: string }[] = [];
    const { url } = await serve((request, response) => {
      void text(request).then((body) => {
        seen.push({ headers: request.headers as Record<string, string>, body });
        response.writeHead(204).end();
      });
    });
    expect(await senderTo(url, secret).send(batch)).toBeNull();
    const { headers, body } = seen[0] ?? { headers: {}, body: '' };
    expect(headers['content-type']).toBe('application/x-ndjson');
    expect(new Webhook(secret).verify(body, headers)).toEqual({ id: 'aud_1' });
  });

  it.each([301, 302, 400, 410, 429, 500, 503])(
    'takes %i for a failure, and asks once',
    async (status) => {
      const { url, requests } = await serving([status], { location: '/other' });
      expect(await senderTo(url).send(batch)).toBe(`It answered ${status}.`);
      expect(requests()).toBe(1);
    },
  );

  it('calls no address that is not public', async () => {
    const { port, requests } = await serving([204]);
    const http = new UndiciOutboundHttp({ ports: [port] });
    const sender = senderTo(`https://127.0.0.1:${port}/`, undefined, http);
    expect(await sender.send(batch)).toBe('The host’s address is not public.');
    expect(requests()).toBe(0);
  });
});
