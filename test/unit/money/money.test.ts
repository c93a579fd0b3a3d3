import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CurrencyMismatchError,
  formatMoney,
  minorNumberOf,
  money,
  moneyOfMinor,
  negated,
  parseMoney,
  plus,
  shareOf,
  sum,
  toDecimal,
} from '../../../core/money/money.ts';

const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

describe('money', () => {
  it('takes no floating point', () => {
    // @ts-expect-error A number is no amount.
    const wrong = money(0.1, 'usd');
    expect(() => plus(wrong, money(1n, 'usd'))).toThrow(TypeError);
    expect(() => moneyOfMinor(0.1 + 0.2, 'usd')).toThrow(RangeError);
    expect(() => moneyOfMinor(2 ** 53, 'usd')).toThrow(RangeError);
  });

  it('adds no two currencies', () => {
    expect(() => plus(money(1n, 'usd'), money(1n, 'eur'))).toThrow(CurrencyMismatchError);
  });

  it('reads what a file states to the cent, and refuses less', () => {
    expect(parseMoney('29', 'usd')).toEqual(money(2900n, 'usd'));
    expect(parseMoney('29.9', 'usd')).toEqual(money(2990n, 'usd'));
    expect(parseMoney('-0.05', 'usd')).toEqual(money(-5n, 'usd'));
    expect(parseMoney('1.10000', 'usd')).toEqual(money(110n, 'usd'));
    expect(parseMoney('500', 'jpy')).toEqual(money(500n, 'jpy'));
    for (const text of ['29.955', '', '1e3', ' 1', '0x10', '.5', 'NaN']) {
      expect(() => parseMoney(text, 'usd'), text).toThrow(RangeError);
    }
  });

  it('shows every amount as it reads it', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('usd', 'jpy'), (amount, currency) => {
        expect(parseMoney(toDecimal(money(amount, currency)), currency).amountMinor).toBe(amount);
      }),
    );
    expect(formatMoney(money(-123456n, 'usd'))).toBe('-$1,234.56');
    expect(formatMoney(money(5n, 'usd'))).toBe('$0.05');
    expect(formatMoney(money(1500n, 'jpy'))).toBe('¥1,500');
  });

  it('hands on no number that is not exact', () => {
    expect(minorNumberOf(money(2900n, 'usd'))).toBe(2900);
    expect(() => minorNumberOf(money(2n ** 53n, 'usd'))).toThrow(RangeError);
  });

  it('sums in any order to the same', () => {
    fc.assert(
      fc.property(fc.array(amounts), (list) => {
        const all = list.map((amount) => money(amount, 'usd'));
        expect(sum(all.toReversed(), 'usd')).toEqual(sum(all, 'usd'));
      }),
    );
  });
});

describe('shareOf', () => {
  const shares = fc
    .record({ amount: amounts, whole: fc.bigInt({ min: 1n, max: 10n ** 8n }) })
    .chain(({ amount, whole }) =>
      fc.record({
        amount: fc.constant(money(amount, 'usd')),
        whole: fc.constant(whole),
        part: fc.bigInt({ min: 0n, max: whole }),
      }),
    );

  it('is off by at most half of the smallest unit', () => {
    fc.assert(
      fc.property(shares, ({ amount, part, whole }) => {
        const exact = amount.amountMinor * part;
        const error = shareOf(amount, part, whole).amountMinor * whole - exact;
        expect(2n * (error < 0n ? -error : error)).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it('gives back exactly what was charged', () => {
    fc.assert(
      fc.property(shares, ({ amount, part, whole }) => {
        const charge = shareOf(amount, part, whole);
        const credit = shareOf(negated(amount), part, whole);
        expect(plus(charge, credit).amountMinor).toBe(0n);
      }),
    );
  });

  it('rounds halves away from zero', () => {
    expect(shareOf(money(5n, 'usd'), 1n, 2n).amountMinor).toBe(3n);
    expect(shareOf(money(-5n, 'usd'), 1n, 2n).amountMinor).toBe(-3n);
    expect(shareOf(money(4n, 'usd'), 1n, 3n).amountMinor).toBe(1n);
  });
});
