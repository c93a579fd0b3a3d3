import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../../core/rate-limits/claims-of.ts';
import { rateSettings } from '../../support/rate-limits/rate-settings.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const user = { kind: 'user', id: 'usr_1', tenantId: 'tnt_1', plan: 'basic' };
const ratesOf = (request: Partial<Parameters<typeof claimsOf>[1]>, settings = rateSettings()) =>
  claimsOf(settings, { principal: user, rateClass: 'standard', ...request }, NOW).map(
    ({ name, rate }) => [name, rate],
  );

describe('the limits of a request', () => {
  it('are the platform’s, the plan’s in their place, and the tenant’s own in theirs', () => {
    expect(ratesOf({})).toEqual([['tenant', { perHour: 1_000, perMinute: 100 }]]);
    const pro = { ...user, plan: 'pro' };
    expect(ratesOf({ principal: pro })).toEqual([['tenant', { perHour: 9_000, perMinute: 900 }]]);
    const own = { ...pro, rateLimits: '{"perMinute":7}' };
    expect(ratesOf({ principal: own })).toEqual([['tenant', { perHour: 9_000, perMinute: 7 }]]);
  });

  it('are the plan’s again when the tenant’s own end', () => {
    const until = (time: string) => ({
      ...user,
      rateLimits: JSON.stringify({ perHour: 5, until: time }),
    });
    expect(ratesOf({ principal: until('2026-11-27T12:00:01Z') })[0]?.[1]).toMatchObject({
      perHour: 5,
    });
    expect(ratesOf({ principal: until('2026-11-27T12:00:00Z') })[0]?.[1]).toMatchObject({
      perHour: 1_000,
    });
  });

  it('are those of the key and of the class too, and the tenant’s, which is metered, last', () => {
    const key = { ...user, kind: 'key', id: 'key_1', perMinute: 3 };
    const claims = claimsOf(
      rateSettings({ perClass: { costly: { perHour: 4 } } }),
      { principal: key, rateClass: 'costly' },
      NOW,
    );
    expect(claims).toEqual([
      { name: 'key', subject: { id: 'tnt_1 key_1' }, rate: { perMinute: 3 } },
      { name: 'costly', subject: { id: 'tnt_1 class costly' }, rate: { perHour: 4 } },
      {
        name: 'tenant',
        subject: { id: 'tnt_1', meteredTenant: 'tnt_1' },
        rate: { perHour: 1_000, perMinute: 100 },
      },
    ]);
  });

  it('are those of the source where nobody is known, and none where it may not be anyone', () => {
    expect(ratesOf({ principal: null, source: '192.0.2.1' })).toEqual([
      ['source', { perHour: 50, perMinute: 20 }],
    ]);
    expect(ratesOf({ principal: null })).toEqual([]);
  });

  it.each(['operator', 'support'])('are none for the kind %s', (kind) => {
    expect(ratesOf({ principal: { ...user, kind } })).toEqual([]);
  });

  it('are none where limiting is off, and a tenant’s requests are metered all the same', () => {
    const off = rateSettings({ isRateLimited: false, perClass: { standard: { perHour: 1 } } });
    expect(ratesOf({}, off)).toEqual([['tenant', {}]]);
    expect(ratesOf({ principal: null, source: '192.0.2.1' }, off)).toEqual([]);
  });
});
