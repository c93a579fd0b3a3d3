import { createHash, randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { includesAddress } from '../../../core/access/address-list.ts';
import { newApiKeyText, readApiKeyText } from '../../../core/access/api-key-text.ts';
import { BASE58_ALPHABET, fromBase58, toBase58 } from '../../../kit/base58.ts';
import { newId } from '../../../kit/id.ts';

const service = {
  userPoolId: 'us-east-1_AbCdEfGhI',
  keyId: newId('key'),
  mode: 'live' as const,
};
const personal = { ...service, mode: 'test' as const, memberId: randomUUID() };

/** With a checksum that is right again. */
const checked = (body: string) => `${body}_${crc32(body).toString(16).padStart(8, '0')}`;

describe('the text of an API key', () => {
  it.each([service, personal])('tells of $mode whose it is, and nothing more', (ref) => {
    const text = newApiKeyText(ref);
    expect(text).toMatch(new RegExp(`^fh_${ref.mode}_[1-9A-HJ-NP-Za-km-z]{70,140}_[0-9a-f]{8}$`));
    const hash = createHash('sha256').update(text).digest('hex');
    expect(readApiKeyText(text)).toEqual({ ...ref, hash });
  });

  it('is another one each time, by 128 bits of chance', () => {
    const texts = Array.from({ length: 200 }, () => newApiKeyText(service));
    expect(new Set(texts).size).toBe(200);
  });

  it('is refused for each single typo, and each pair that was swapped', () => {
    const text = newApiKeyText(personal);
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === '7' ? '8' : '7';
      expect(readApiKeyText(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
      const [one, two] = [text[at] ?? '', text[at + 1] ?? ''];
      if (one === two || two === '') continue;
      expect(readApiKeyText(text.slice(0, at) + two + one + text.slice(at + 2))).toBeNull();
    }
  });

  it('is refused where a checksum was computed for what is no key', () => {
    const body = newApiKeyText(service).slice(0, -9);
    const base58 = (bytes: readonly number[]) => checked(`fh_live_${toBase58(Buffer.from(bytes))}`);
    const pool = [...Buffer.from('us-east-1_A')];
    const of = (length: number) => Array.from({ length }, () => 7);
    for (const text of [
      '',
      'fh_live',
      body,
      checked(`${body}1111`),
      checked(body.slice(0, -4)),
      checked(body.replace('fh_live', 'fh_prod')),
      base58(of(60)),
      base58([255, ...of(60)]),
      base58([pool.length, ...pool, ...of(31)]),
      base58([pool.length, ...pool, ...of(47)]),
      base58([pool.length, ...Buffer.from('us-east#1_A'), ...of(32)]),
    ]) {
      expect(readApiKeyText(text)).toBeNull();
    }
    expect(readApiKeyText(base58([pool.length, ...pool, ...of(32)]))).not.toBeNull();
  });
});

describe('base58', () => {
  it('gives back the bytes that it was given', () => {
    for (let length = 1; length < 80; length += 1) {
      const bytes = Buffer.from([1, ...Array.from({ length }, (_, at) => (at * 37) % 256)]);
      expect(fromBase58(toBase58(bytes))).toEqual(bytes);
    }
    expect(BASE58_ALPHABET).toHaveLength(58);
    expect(toBase58(Buffer.from('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
    expect(fromBase58('0OIl')).toBeNull();
  });
});

describe('a list of addresses', () => {
  it.each([
    ['198.51.100.0/24', '198.51.100.255', true],
    ['198.51.100.0/24', '198.51.101.1', false],
    ['198.51.100.77/24', '198.51.100.1', true],
    ['198.51.100.7', '198.51.100.7', true],
    ['198.51.100.7', '198.51.100.8', false],
    ['2001:db8::/48', '2001:db8:0:ffff::1', true],
    ['2001:db8::/48', '2001:db8:1::1', false],
    ['2001:db8::1', '2001:DB8:0:0::1', true],
    ['198.51.100.0/24', '::ffff:198.51.100.9', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['0.0.0.0/0', 'no address', false],
    ['0.0.0.0/0', '', false],
  ])('%s and %s: %s', (network, address, isIncluded) => {
    expect(includesAddress([network], address)).toBe(isIncluded);
  });
});
