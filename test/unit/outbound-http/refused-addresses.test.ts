import { describe, expect, it, vi } from 'vitest';
import type { Resolve } from '../../../adapters/undici/checked-connector.ts';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { get, httpServers, resolvingTo } from '../../support/http-servers.ts';

const { serving } = httpServers();
const local = new UndiciOutboundHttp({ allowsLoopback: true });

describe('a URL', () => {
  it.each([
    'http://example.com',
    'ftp://example.com',
    'file:///etc/passwd',
    'https://user@example.com',
    'https://:password@example.com',
    '//example.com',
    'example.com',
    '',
  ])('that is refused: %j', async (url) => {
    const answer = await new UndiciOutboundHttp().send(get(url));
    expect(answer).toEqual({ ok: false, error: { kind: 'UrlRefused' } });
  });
});

describe('an address', () => {
  const REFUSED = { ok: false, error: { kind: 'AddressRefused' } };

  it.each([
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '169.254.169.254',
    '10.0.0.1',
    '0.0.0.0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[fd00:ec2::254]',
  ])('in the URL is refused when it is not public: %s', async (host) => {
    expect(await new UndiciOutboundHttp().send(get(`https://${host}/`))).toEqual(REFUSED);
  });

  it.each([
    ['a private one', ['10.0.0.1']],
    ['the loopback', ['127.0.0.1']],
    ['a public and a private one', ['93.184.215.14', '192.168.0.1']],
    ['a mapped one', ['::ffff:10.0.0.1']],
    ['none', []],
  ])(
    'is refused, unconnected and unrepeated, when a name leads to %s',
    async (_what, addresses) => {
      const { port, connections } = await serving([200]);
      const resolve = vi.fn(resolvingTo(...addresses));
      const http = new UndiciOutboundHttp({ resolve, ports: [port] });
      const sent = get(`https://public.example:${port}/`, { isSafeToRepeat: true });
      expect(await http.send(sent)).toEqual(REFUSED);
      expect(connections()).toBe(0);
      expect(resolve).toHaveBeenCalledTimes(1);
    },
  );

  it('that was checked is the one connected to', async () => {
    const { port, requests } = await serving([200]);
    const resolve = vi
      .fn<Resolve>(resolvingTo('10.0.0.1'))
      .mockImplementationOnce(resolvingTo('127.0.0.1'));
    const http = new UndiciOutboundHttp({ allowsLoopback: true, resolve });
    expect(await http.send(get(`http://rebinding.example:${port}/`))).toMatchObject({ ok: true });
    expect(requests()).toBe(1);
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it('of the own machine is refused by its name', async () => {
    const { port, connections } = await serving([200]);
    const http = new UndiciOutboundHttp({ ports: [port] });
    expect(await http.send(get(`https://localhost:${port}`))).toEqual(REFUSED);
    expect(connections()).toBe(0);
  });

  it.each(['http://10.0.0.1', 'http://169.254.169.254', 'https://10.0.0.1', 'http://8.8.8.8'])(
    'is refused on the laptop too when it is not the own machine: %s',
    async (url) => {
      expect(await local.send(get(url))).toEqual(REFUSED);
    },
  );
});
