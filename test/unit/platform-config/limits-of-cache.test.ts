import { describe, expect, it } from 'vitest';
import { maxEntriesOf } from '../../../core/cache/entry-limit.ts';
import { accepted, platformFileWith } from './platform-file-value.ts';

describe('parsePlatformConfig', () => {
  it('reads how many entries of the cache a plan has', () => {
    const to = { entries_per_plan: { basic: 5, pro: 'unlimited' } };
    const { cache } = accepted(platformFileWith({ at: ['limits', 'cache'], to })).limits;
    expect(['basic', 'pro', 'enterprise'].map((plan) => maxEntriesOf(cache, plan))).toEqual([
      5,
      'unlimited',
      10_000,
    ]);
  });
});
