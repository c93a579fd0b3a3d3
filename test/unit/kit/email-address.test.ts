import { describe, expect, it } from 'vitest';
import { isAddress, toAddress } from '../../../kit/text/email-address.ts';

describe('an e-mail address', () => {
  it.each([
    ['r&d@a3.example', 'r&d@a3.example'],
    ['ada@firma.xn--p1ai', 'ada@firma.xn--p1ai'],
    ['ada@фирма.рф', 'ada@xn--80apmps.xn--p1ai'],
    [' Ada@Müller.example ', 'Ada@xn--mller-kva.example'],
    [`${'a'.repeat(64)}@a3.example`, `${'a'.repeat(64)}@a3.example`],
    [`a@${'b'.repeat(63)}.example`, `a@${'b'.repeat(63)}.example`],
  ])('%j is kept as %j', (text, address) => {
    expect(toAddress(text)).toBe(address);
    expect(isAddress(address)).toBe(true);
  });

  it.each([
    'nobody',
    'ada@localhost',
    'ada@1.2.3.4',
    'ä@a3.example',
    '"ada l"@a3.example',
    'a..b@a3.example',
    'ada@a\u00ad3.example',
    'ada@b@müller.example',
    'ada@a3.example\nbcc: eve@a3.example',
    `${'a'.repeat(65)}@a3.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b'.repeat(60)}.${'c'.repeat(60)}.example`,
  ])('may not be %j', (text) => {
    expect(isAddress(toAddress(text))).toBe(false);
  });
});
