import { describe, expect, it } from 'vitest';
import { money } from '../../../core/money/money.ts';
import { costOf, minorDecimalOf, parseUnitPrice } from '../../../core/money/unit-price.ts';

describe('a unit price', () => {
  it('may be far below a cent', () => {
    const price = parseUnitPrice('0.0002', 'usd');
    expect(minorDecimalOf(price)).toBe('0.02');
    expect(costOf(price, 1n)).toEqual(money(0n, 'usd'));
    expect(costOf(price, 25n)).toEqual(money(1n, 'usd'));
    expect(costOf(price, 1_000_000n)).toEqual(money(20_000n, 'usd'));
  });

  it('is exact where floating point is not', () => {
    expect(costOf(parseUnitPrice('0.1', 'usd'), 3n)).toEqual(money(30n, 'usd'));
    expect(costOf(parseUnitPrice('1.005', 'usd'), 1n)).toEqual(money(101n, 'usd'));
    expect(minorDecimalOf(parseUnitPrice('1', 'jpy'))).toBe('1');
  });

  it('is refused where it is finer than Stripe keeps it', () => {
    expect(minorDecimalOf(parseUnitPrice('0.00000000000001', 'usd'))).toBe('0.000000000001');
    for (const text of ['0.000000000000001', '-1', '1e-3', '']) {
      expect(() => parseUnitPrice(text, 'usd'), text).toThrow(RangeError);
    }
  });
});
