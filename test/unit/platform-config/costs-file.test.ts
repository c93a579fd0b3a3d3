import { describe, expect, it } from 'vitest';
import { DEFAULT_COSTS } from '../../../core/analytics/cost-table.ts';
import { parsePlatformConfig } from '../../../core/platform-config/parse-platform-config.ts';
import { PLATFORM, platformFileWith } from './platform-file-value.ts';

const parsed = (costs: unknown) =>
  parsePlatformConfig(platformFileWith({ at: [...PLATFORM, 'costs'], to: costs }));
const errorsOf = (costs: unknown) => {
  const result = parsed(costs);
  return result.ok
    ? []
    : result.error.map(({ path, message }) => `${path.slice(2).join('.')} ${message}`);
};

describe('platform.costs', () => {
  it('has AWS’s prices and counted calls where the file says nothing', () => {
    const result = parsePlatformConfig(platformFileWith());
    expect(result.ok && result.value.costs).toEqual(DEFAULT_COSTS);
  });

  it('takes what the file says in place of the same name', () => {
    const result = parsed({
      prices: { dynamo_read: '0.0000001', seat_license: 2.5 },
      per_unit: { storage_gb_hours: { dynamo_gb: '0.001369863014' } },
      per_month: { shared_schema: { seat_license: 1 } },
    });
    expect(result.ok && result.value.costs).toEqual({
      prices: { ...DEFAULT_COSTS.prices, dynamo_read: '0.0000001', seat_license: '2.5' },
      perUnit: {
        ...DEFAULT_COSTS.perUnit,
        storage_gb_hours: { dynamo_gb: '0.001369863014' },
      },
      perMonth: { ...DEFAULT_COSTS.perMonth, shared_schema: { seat_license: '1' } },
    });
  });

  it('refuses what has no price, what is no meter, and what does not add up over days', () => {
    expect(errorsOf({ per_unit: { api_calls: { dynamo_reed: 1 } } })).toEqual([
      expect.stringMatching(/^per_unit\.api_calls\.dynamo_reed has no price .*dynamo_read/),
    ]);
    expect(errorsOf({ per_month: { shared_schema: { constructor: 1 } } })).toHaveLength(1);
    expect(errorsOf({ per_unit: { mails: { mail: 1 } } })).toEqual([
      expect.stringMatching(/^per_unit\.mails is no meter that adds up/),
    ]);
    expect(errorsOf({ per_unit: { active_users: { mail: 1 } } })).toHaveLength(1);
    expect(errorsOf({ per_month: { no_schema: {} } })).toHaveLength(1);
  });

  it('refuses what floating point would blur', () => {
    expect(errorsOf({ prices: { dynamo_read: 0.0000001 } })).toEqual([
      expect.stringMatching(/^prices\.dynamo_read must be a decimal number/),
    ]);
    expect(errorsOf({ prices: { dynamo_read: -1 } })).toHaveLength(1);
  });
});
