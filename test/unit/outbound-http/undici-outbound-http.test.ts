import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { get, httpServers } from '../../support/http-servers.ts';

const { serve, serving } = httpServers();
const local = new UndiciOutboundHttp({ allowsLoopback: true });

describe('a request', () => {
  it('arrives with method, path, query, headers and body, and its answer comes back', async () => {
    const seen: unknown[] = [];
    const { url } = await serve((request: IncomingMessage, response: ServerResponse) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push([request.method, request.url, request.headers['x-own'], body]);
        response.writeHead(418, { 'X-Twice': ['a', 'b'] }).end('Hörse');
      });
    });
    const sent = get(`${url}/a%20b?c=d#e`, {
      method: 'POST',
      headers: { 'x-own': '1' },
      body: 'ö',
    });
    const answer = await local.send(sent);

    expect(seen).toEqual([['POST', '/a%20b?c=d', '1', 'ö']]);
    expect(answer).toMatchObject({
      ok: true,
      value: { status: 418, headers: { 'x-twice': 'a,b' } },
    });
    expect(answer.ok && answer.value.body.toString()).toBe('Hörse');
  });

  it('follows no redirect', async () => {
    const { url, requests } = await serving([302], { location: '/elsewhere' });
    expect(await local.send(get(url))).toMatchObject({ ok: true, value: { status: 302 } });
    expect(requests()).toBe(1);
  });

  it('reads no more than it wants to', async () => {
    const closed = Promise.withResolvers();
    const { url } = await serve((_request, response) => {
      response.write('x'.repeat(70_000));
      response.write('x'.repeat(70_000));
      response.on('close', closed.resolve);
    });
    const refused = await local.send(get(url, { maxResponseBytes: 100_000 }));
    expect(refused).toEqual({ ok: false, error: { kind: 'ResponseTooLarge' } });
    await closed.promise;
  });

  it('reads as much as it may', async () => {
    const { url } = await serving([200]);
    const answer = await local.send(get(url, { maxResponseBytes: 6 }));
    expect(answer).toMatchObject({ ok: true });
  });

  it('with a header that HTTP forbids is a bug', async () => {
    const { url } = await serving([200]);
    await expect(local.send(get(url, { headers: { a: 'b\r\nc: d' } }))).rejects.toThrow();
  });
});

describe('time', () => {
  const TIMED_OUT = { ok: false, error: { kind: 'TimedOut' } };

  it('is limited for the headers of an answer', async () => {
    const { url } = await serve(() => undefined);
    expect(await local.send(get(url, { headersTimeoutSeconds: 0.1 }))).toEqual(TIMED_OUT);
  });

  it('is limited for the whole, however steadily bytes drip', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => {
        clearInterval(drip);
      });
    });
    expect(await local.send(get(url, { totalTimeoutSeconds: 0.2 }))).toEqual(TIMED_OUT);
  });

  it('is limited for all attempts together', async () => {
    const { url, requests } = await serving([503], { 'retry-after': '5' });
    const answer = await local.send(get(url, { isSafeToRepeat: true, totalTimeoutSeconds: 1 }));
    expect(answer).toMatchObject({ ok: true, value: { status: 503 } });
    expect(requests()).toBe(1);
  });

  it('is limited for the connection', async () => {
    const http = new UndiciOutboundHttp({ connectTimeoutSeconds: 0.1, resolve: () => undefined });
    expect(await http.send(get('https://slow.example'))).toEqual({
      ok: false,
      error: { kind: 'ConnectionFailed', code: 'UND_ERR_CONNECT_TIMEOUT' },
    });
  });
});
