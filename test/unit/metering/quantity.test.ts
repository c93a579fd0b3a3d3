import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatQuantity,
  gigabytes,
  parseQuantity,
  quantityOfJson,
  roundQuantity,
  type Rounding,
} from '../../../core/metering/quantity.ts';

describe('a quantity', () => {
  it('is what its text says, and its text again', () => {
    const texts = [
      '0',
      '1',
      '-1',
      '0.1',
      '-12.5',
      '0.000000000001',
      '999999999999999999.999999999999',
    ];
    for (const text of texts) expect(formatQuantity(parseQuantity(text) ?? -1n)).toBe(text);
    expect(formatQuantity(parseQuantity('007.500') ?? -1n)).toBe('7.5');
    for (const text of ['', '.5', '1.', '1e3', '+1', ' 1', '0.0000000000001', 'NaN']) {
      expect(parseQuantity(text)).toBeNull();
    }
  });

  it('adds up exactly where floating point does not', () => {
    const tenth = parseQuantity('0.1') ?? 0n;
    const sum = Array.from({ length: 1_000_000 }).reduce<bigint>((total) => total + tenth, 0n);
    expect(formatQuantity(sum)).toBe('100000');
  });

  it('of a JSON number is the number that was sent, or is refused', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
        fc.integer({ min: 0, max: 12 }),
        (digits, decimals) => {
          const exact = digits * 10n ** BigInt(12 - decimals);
          const sent = formatQuantity(exact);
          const read = quantityOfJson(JSON.parse(sent));
          if (read.ok) expect(formatQuantity(read.value)).toBe(sent);
          expect(quantityOfJson(sent)).toMatchObject({ ok: true, value: exact });
          if (decimals <= 6) expect(read.ok).toBe(true);
        },
      ),
    );
    for (const lossy of [0.1 + 0.2, 2 ** 60, 1e21, 1e-13, Infinity]) {
      expect(quantityOfJson(lossy).ok).toBe(false);
    }
    for (const none of [null, true, {}, [], 'many', '1000000000000000000']) {
      expect(quantityOfJson(none).ok).toBe(false);
    }
  });

  it('is rounded once, halves away from zero, up or down', () => {
    const rounded = (text: string, rounding: Rounding) =>
      formatQuantity(roundQuantity(parseQuantity(text) ?? 0n, rounding));
    expect(rounded('1.5', { decimals: 0, mode: 'half_up' })).toBe('2');
    expect(rounded('-1.5', { decimals: 0, mode: 'half_up' })).toBe('-2');
    expect(rounded('1.49', { decimals: 0, mode: 'half_up' })).toBe('1');
    expect(rounded('1.01', { decimals: 1, mode: 'up' })).toBe('1.1');
    expect(rounded('1.99', { decimals: 1, mode: 'down' })).toBe('1.9');
    expect(rounded('1.000000000001', { decimals: 12, mode: 'half_up' })).toBe('1.000000000001');
  });

  it('of bytes is exact in gigabytes', () => {
    expect(formatQuantity(gigabytes(1_234_567_891))).toBe('1.234567891');
  });
});
