import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { get, httpServers, resolvingTo } from '../../support/http-servers.ts';

const { serving } = httpServers();
const waits: number[] = [];
const sleep = (milliseconds: number) => Promise.resolve(waits.push(milliseconds));
const local = new UndiciOutboundHttp({ allowsLoopback: true, sleep });
const SAFE = { isSafeToRepeat: true };

afterEach(() => {
  vi.restoreAllMocks();
  waits.length = 0;
});

describe('a repetition', () => {
  it.each([429, 502, 503, 504])(
    'comes after %i when the request is safe to repeat',
    async (status) => {
      const { url, requests } = await serving([status, 200]);
      const answer = await local.send(get(url, SAFE));
      expect(answer).toMatchObject({ ok: true, value: { status: 200 } });
      expect(requests()).toBe(2);
    },
  );

  it.each([200, 301, 400, 409, 500, 501])('does not come after %i', async (status) => {
    const { url, requests } = await serving([status]);
    await local.send(get(url, SAFE));
    expect(requests()).toBe(1);
  });

  it('does not come when nobody says that the request is safe to repeat', async () => {
    const { url, requests } = await serving([503]);
    expect(await local.send(get(url))).toMatchObject({ ok: true, value: { status: 503 } });
    expect(requests()).toBe(1);
  });

  it('comes twice at most, and the last answer is told', async () => {
    const { url, requests } = await serving([503, 429, 502]);
    const answer = await local.send(get(url, SAFE));
    expect(answer).toMatchObject({ ok: true, value: { status: 502 } });
    expect(requests()).toBe(3);
  });

  it('comes when the connection is refused', async () => {
    const resolve = vi.fn(resolvingTo('127.0.0.1'));
    const http = new UndiciOutboundHttp({ allowsLoopback: true, resolve, sleep });
    const { port } = await closedPort();
    const failure = await http.send(get(`http://a.example:${port}`, SAFE));
    expect(failure).toEqual({
      ok: false,
      error: { kind: 'ConnectionFailed', code: 'ECONNREFUSED' },
    });
    expect(resolve).toHaveBeenCalledTimes(3);
  });

  it('waits at random, twice as long the second time', async () => {
    vi.spyOn(Math, 'random').mockReturnValueOnce(0.5).mockReturnValueOnce(0.25);
    const { url } = await serving([503]);
    await local.send(get(url, SAFE));
    expect(waits).toEqual([200, 200]);
  });

  it.each([
    ['7', 7_000],
    ['86400', 20_000],
    ['-5', 0],
    ['soon', 0],
  ])('waits as Retry-After asks, 20 s at most: %s', async (header, milliseconds) => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { url } = await serving([429, 200], { 'retry-after': header });
    await local.send(get(url, { ...SAFE, totalTimeoutSeconds: 60 }));
    expect(waits).toEqual([milliseconds]);
  });
});

/** A port on which nobody listens. */
async function closedPort(): Promise<{ port: number }> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (typeof address !== 'object' || address === null) throw new Error('No port was given');
  return { port: address.port };
}
