import { describe, expect, it } from 'vitest';
import { priceListOf } from '../../../core/billing/price-list-of.ts';
import { parsePlatformConfig } from '../../../core/platform-config/parse-platform-config.ts';
import { parseMoney } from '../../../core/money/money.ts';
import { parseUnitPrice } from '../../../core/money/unit-price.ts';

const pro = {
  ...{ name: 'Pro', price: 99.95, features: ['25_users', '100gb_storage'], version: 2 },
  usage: {
    api_calls: { price: '0.0002', included: 1_000 },
    storage_gb_hours: { price: 0.01, cap: 500, at_cap: 'refuse' },
  },
  ...{ trial_days: 14, grace_days: 7 },
  previous_versions: [{ version: 1, price: 79, features: ['25_users', '100gb_storage'] }],
};

const LAUNCH = { launch: { percent_off: 20, months: 2 } };

const parsed = (plan: object = {}, coupons: object = LAUNCH, metering: object = {}) =>
  parsePlatformConfig({
    platform: {
      ...{ name: 'Mine', version: '1', coupons, metering, plans: { pro: { ...pro, ...plan } } },
      multi_tenancy: {
        ...{ isolation_strategy: 'shared_schema', max_tenants: 10, default_plan: 'pro' },
      },
      services: {
        notification: { email: { provider: 'ses', from_address: 'a@example.com' } },
        billing: { provider: 'stripe', api_key: '${KEY}', webhook_secret: '${HOOK}' },
      },
    },
  });

function config() {
  const result = parsed();
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('the price list of the platform file', () => {
  it('has every version of a plan, to the cent and finer', () => {
    const { termsOf, sold } = priceListOf(config());
    expect(termsOf({ plan: 'pro', planVersion: 2 })).toEqual({
      ...{ plan: 'pro', version: 2, name: 'Pro', currency: 'usd' },
      monthly: parseMoney('99.95', 'usd'),
      usage: {
        api_calls: { perUnit: parseUnitPrice('0.0002', 'usd'), included: 1_000n },
        storage_gb_hours: {
          ...{ perUnit: parseUnitPrice('0.01', 'usd'), included: 0n },
          cap: { units: 500n, isHard: true },
        },
      },
    });
    expect(sold.plans.map(({ version }) => version)).toEqual([1, 2]);
    expect(termsOf({ plan: 'gold', planVersion: 1 })).toBeUndefined();
    expect(termsOf({ plan: 'constructor', planVersion: 1 })).toBeUndefined();
  });

  it('has the coupons', () => {
    const { coupon, sold } = priceListOf(config());
    expect(coupon('launch')).toEqual({ id: 'launch', percentOff: 20, months: 2 });
    expect(coupon('toString')).toBeUndefined();
    expect(sold.coupons).toHaveLength(1);
  });

  it('says how long a trial and a grace are, and that billing follows an outage', () => {
    const { plans, services } = config();
    expect(plans.pro).toMatchObject({ trialDays: 14, graceDays: 7 });
    expect(services.billing).toMatchObject({ provider: 'stripe', onOutage: 'follow' });
  });

  it('prices only meters that there are, and that add up over a month', () => {
    const meter = { name: 'Size', event_type: 'mail.sent', value: '$.size', unit: 'byte' };
    const meters = {
      largest: { ...meter, aggregation: 'max' },
      sizes: { ...meter, aggregation: 'sum' },
    };
    const priced = (id: string) => parsed({ usage: { [id]: { price: '1' } } }, {}, { meters });
    expect(['sizes', 'active_users'].map((id) => priced(id).ok)).toEqual([true, true]);
    expect(JSON.stringify(priced('largest'))).toContain('does not add up');
    expect(JSON.stringify(priced('nothing'))).toContain('is no meter');
  });

  it('refuses a price that cannot be billed', () => {
    for (const price of ['-1', '1e-3', '0.000000000000001', 1e-9, 'free']) {
      expect(parsed({ usage: { api_calls: { price } } }).ok, String(price)).toBe(false);
    }
    expect(parsed({ usage: { api_calls: { price: '1', at_cap: 'refuse' } } }).ok).toBe(false);
    expect(parsed({ trial_days: 0 }).ok).toBe(false);
    expect(parsed({}, { launch: { percent_off: 101 } }).ok).toBe(false);
  });
});
