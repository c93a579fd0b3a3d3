import { describe, expect, it, vi } from 'vitest';
import type { Resolve } from '../../../adapters/undici/checked-connector.ts';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { OUTBOUND_PORTS, outboundUrlError } from '../../../core/outbound-http/outbound-url.ts';
import { get, httpServers, resolvingTo } from '../../support/http-servers.ts';

const { serve, serving } = httpServers();
const REFUSED = { ok: false, error: { kind: 'AddressRefused' } };
const NOT_PUBLIC = 'Give a URL whose host is on the public internet.';

const HOSTILE_ADDRESSES = [
  ...['0.0.0.0', '0.255.255.255', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.100.100.200'],
  ...['127.0.0.1', '127.0.0.53', '127.255.255.254', '169.254.0.1', '169.254.169.254'],
  ...['169.254.170.2', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.0.170', '192.0.2.1'],
  ...['192.88.99.1', '192.168.0.1', '192.168.255.255', '198.18.0.1', '198.51.100.1'],
  ...['203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::127.0.0.1', '::8.8.8.8', '::ffff:127.0.0.1', '::ffff:169.254.169.254'],
  ...['::ffff:0:127.0.0.1', '64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::7f00:1'],
  ...['100::1', '2001::7f00:1', '2001:db8::1', '2002:7f00:1::1', '2002:a9fe:a9fe::1'],
  ...['3fff::1', '5f00::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1', 'ff02::1'],
];

/** The machine itself, as a URL may spell it. */
const SPELLINGS = [
  ...['2130706433', '0x7f000001', '017700000001', '0x7f.1', '127.1', '127.0.1', '0177.0.0.1'],
  ...['0x7F.0x0.0x0.0x1', '127.0.0.1.', '１２７.０.０.１', '①②⑦.⓪.⓪.①', '127。0。0。1'],
  ...['%31%32%37.0.0.1', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[::7f00:1]'],
  ...['[0:0:0:0:0:0:0:1]', '[64:ff9b::127.0.0.1]', '[2002:7f00:1::]', 'localhost', 'localhost.'],
  ...['LOCALHOST', 'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ', 'app.localhost', 'app.localhost.'],
];

const literal = (address: string) => (address.includes(':') ? `[${address}]` : address);

describe('a hostile address', () => {
  it.each(HOSTILE_ADDRESSES)('is refused in the URL and behind a name: %s', async (address) => {
    const url = `https://${literal(address)}/hook`;
    expect(outboundUrlError(url, { allowsLoopback: false })).toBe(NOT_PUBLIC);
    expect(await new UndiciOutboundHttp().send(get(url))).toEqual(REFUSED);

    const resolve = vi.fn(resolvingTo(address));
    const named = new UndiciOutboundHttp({ resolve });
    expect(await named.send(get('https://hooks.example/', { isSafeToRepeat: true }))).toEqual(
      REFUSED,
    );
    expect(resolve).toHaveBeenCalledOnce();
  });

  it.each(SPELLINGS)('reaches no listener of the machine, spelt %s', async (host) => {
    const { port, connections } = await serving([200]);
    const url = `https://${host}:${port}/hook`;
    const rules = { allowsLoopback: false, ports: [port] };
    expect(outboundUrlError(url, rules)).toBe(NOT_PUBLIC);
    const http = new UndiciOutboundHttp({ ports: [port], resolve: resolvingTo('127.0.0.1') });
    expect(await http.send(get(url))).toEqual(REFUSED);
    expect(connections()).toBe(0);
  });
});

describe('a name that leads elsewhere the second time', () => {
  it('is refused then: each connection is checked by itself', async () => {
    const { port, connections } = await serving([200]);
    const resolve = vi
      .fn<Resolve>(resolvingTo('127.0.0.1'))
      .mockImplementationOnce(resolvingTo('93.184.215.14'));
    const http = new UndiciOutboundHttp({
      ...{ resolve, ports: [port], connectTimeoutSeconds: 0.1 },
      sleep: () => Promise.resolve(),
    });
    const sent = get(`https://rebinding.example:${port}/`, { isSafeToRepeat: true });
    expect(await http.send(sent)).toEqual(REFUSED);
    expect(resolve).toHaveBeenCalledTimes(2);
    expect(connections()).toBe(0);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    'by %i to the machine itself is not followed',
    async (status) => {
      const inner = await serving([200]);
      const { url } = await serve((_request, response) => {
        response.writeHead(status, { location: inner.url }).end();
      });
      const http = new UndiciOutboundHttp({ allowsLoopback: true });
      expect(await http.send(get(url))).toMatchObject({ ok: true, value: { status } });
      expect(inner.connections()).toBe(0);
    },
  );
});

describe('outboundUrlError', () => {
  it.each([
    'https://hooks.acme.example/freehold?token=x',
    'https://hooks.acme.example.:443/',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]:8443/',
    ...OUTBOUND_PORTS.map((port) => `https://hooks.acme.example:${port}/`),
  ])('has nothing against %s', (url) => {
    expect(outboundUrlError(url, { allowsLoopback: false })).toBeUndefined();
  });

  it.each([22, 25, 80, 465, 993, 3306, 6379, 9001, 65_535])(
    'has no URL with port %i, and no request is sent there',
    async (port) => {
      const url = `https://hooks.acme.example:${port}/`;
      expect(outboundUrlError(url, { allowsLoopback: false })).toBe(
        'Give a URL with one of the ports 443, 8443, 8088.',
      );
      const resolve = vi.fn(resolvingTo('8.8.8.8'));
      const answer = await new UndiciOutboundHttp({ resolve }).send(get(url));
      expect(answer).toEqual({ ok: false, error: { kind: 'UrlRefused' } });
      expect(resolve).not.toHaveBeenCalled();
    },
  );

  it.each([
    [
      'http://hooks.acme.example/',
      'Give an https URL, such as https://hooks.acme.example/freehold.',
    ],
    ['hooks.acme.example', 'Give an https URL, such as https://hooks.acme.example/freehold.'],
    ['https://ada:x@hooks.acme.example/', 'Give a URL without a user and a password.'],
    ['https://metadata/', NOT_PUBLIC],
    ['https://metadata.google.internal/', NOT_PUBLIC],
    ['https://printer.local/', NOT_PUBLIC],
    ['https://router.home.arpa/', NOT_PUBLIC],
  ])('says of %s what is wrong', (url, words) => {
    expect(outboundUrlError(url, { allowsLoopback: false })).toBe(words);
  });

  it.each(['http://127.0.0.1:3000/hook', 'http://localhost:3000/', 'http://[::1]:3000/'])(
    'has on the laptop nothing against %s',
    (url) => {
      expect(outboundUrlError(url, { allowsLoopback: true })).toBeUndefined();
      expect(outboundUrlError(url, { allowsLoopback: false })).toBeDefined();
    },
  );

  it.each(['http://hooks.acme.example/', 'http://10.0.0.1/', 'https://10.0.0.1/'])(
    'refuses %s on the laptop too',
    (url) => {
      expect(outboundUrlError(url, { allowsLoopback: true })).toBeDefined();
    },
  );
});
