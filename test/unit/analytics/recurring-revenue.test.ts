import { describe, expect, it } from 'vitest';
import { recurringOf } from '../../../core/analytics/recurring-revenue.ts';
import type { Subscription } from '../../../core/billing/subscription.ts';
import { toDecimal } from '../../../core/money/money.ts';
import { priceList } from '../../support/billing/price-list.ts';

const NOW = new Date('2027-03-15T00:00:00Z');
const [EARLIER, LATER] = [new Date('2027-03-01T00:00:00Z'), new Date('2027-04-01T00:00:00Z')];

const mrr = (changes: Partial<Subscription> = {}) =>
  toDecimal(
    recurringOf(
      {
        ...{ id: 'sub_1', plan: 'pro', planVersion: 1, quantity: 1, status: 'active' },
        startedAt: EARLIER,
        currentPeriod: { from: EARLIER, to: LATER },
        ...changes,
      },
      priceList,
      NOW,
    ),
  );

describe('recurringOf', () => {
  it('is the plan’s price, as often as it is bought', () => {
    expect(mrr()).toBe('99.00');
    expect(mrr({ plan: 'seats', quantity: 7 })).toBe('52.50');
    expect(toDecimal(recurringOf(undefined, priceList, NOW))).toBe('0.00');
  });

  it('is reduced by a coupon for good, and by none that ends', () => {
    expect(mrr({ coupon: 'friend' })).toBe('66.33');
    expect(mrr({ coupon: 'launch20' })).toBe('99.00');
  });

  it.each([
    ['active', '99.00'],
    ['past_due', '99.00'],
    ['unpaid', '0.00'],
    ['canceled', '0.00'],
    ['incomplete', '0.00'],
    ['trialing', '0.00'],
  ] as const)('of what is %s is %s', (status, expected) => {
    expect(mrr({ status })).toBe(expected);
  });

  it('knows what ended or began since it was read', () => {
    expect(mrr({ status: 'trialing', trialEndsAt: LATER })).toBe('0.00');
    expect(mrr({ status: 'trialing', trialEndsAt: EARLIER })).toBe('99.00');
    expect(mrr({ cancelsAt: LATER })).toBe('99.00');
    expect(mrr({ cancelsAt: EARLIER })).toBe('0.00');
  });

  it('throws on what is not sold: nothing would be as wrong as nothing', () => {
    expect(() => mrr({ plan: 'gone' })).toThrow('The price list has no plan gone in version 1.');
  });
});
