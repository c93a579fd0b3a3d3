import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../core/plans/terms-of.ts';
import { aPlan, planVersion } from '../../support/plans/a-plan.ts';

const plans = {
  pro: {
    ...aPlan('pro'),
    ...planVersion(5, 'five'),
    previousVersions: [planVersion(2, 'two'), planVersion(4, 'four')],
  },
};

describe('termsOf', () => {
  it.each([
    ['the present version', 5, 5],
    ['its own previous version', 2, 2],
    ['a version passed on as text', '4', 4],
    ['for one that is gone the newest older one', 3, 2],
    ['for one newer than all the newest', 6, 5],
    ['for one older than all the oldest', 1, 2],
    ['without one, for a record from before versions, the oldest', undefined, 2],
  ])('is %s', (_what, version, expected) => {
    expect(termsOf(plans, { plan: 'pro', planVersion: version })).toMatchObject({
      version: expected,
    });
  });

  it('is the first version for a record from before versions, where there is one', () => {
    const pro = { ...plans.pro, previousVersions: [planVersion(1, 'one'), planVersion(2)] };
    expect(termsOf({ pro }, { plan: 'pro' })).toMatchObject({ features: ['one'] });
  });

  it('is nothing for a plan that is gone', () => {
    expect(termsOf(plans, { plan: 'gold', planVersion: 1 })).toBeUndefined();
  });
});
