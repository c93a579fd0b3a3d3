import { describe, expect, it } from 'vitest';
import { accepted, PLANS, platformFileWith, problemsWith } from './platform-file-value.ts';

const first = { version: 1, price: 79, features: ['10_users', '50gb_storage'] };
const second = { version: 2, price: 89, features: ['20_users', '50gb_storage'] };
const PRO = [...PLANS, 'pro'];

const problems = (version: unknown, previous: unknown) =>
  problemsWith(
    { at: [...PRO, 'version'], to: version },
    { at: [...PRO, 'previous_versions'], to: previous },
  );

describe('the versions of a plan', () => {
  it('are kept beside the present one, oldest first, each with what it grants and costs', () => {
    const { plans } = accepted(
      platformFileWith(
        { at: [...PRO, 'version'], to: 3 },
        { at: [...PRO, 'previous_versions'], to: [second, first] },
      ),
    );
    expect(plans.pro).toMatchObject({
      version: 3,
      priceUsdPerMonth: 99,
      entitlements: { users: 25 },
      previousVersions: [
        { version: 1, priceUsdPerMonth: 79, entitlements: { users: 10 } },
        { version: 2, priceUsdPerMonth: 89, entitlements: { users: 20 } },
      ],
    });
    expect(plans.basic).toMatchObject({ version: 1, previousVersions: [] });
  });

  it.each([
    [1, [first], ["previous_versions[0].version must be less than the plan's version, which is 1"]],
    [3, [first, { ...second, version: 1 }], ['previous_versions[1].version repeats version 1']],
    [1.5, [], ['version must be a whole number, not a fraction']],
    [
      2,
      [{ ...first, price: undefined }],
      ['previous_versions[0].price is missing: a number is needed'],
    ],
    [
      2,
      [{ ...first, features: ['10_users', '20_users', '1gb_storage'] }],
      ['previous_versions[0].features[1] `20_users` contradicts `10_users`: keep one of the two'],
    ],
    [
      2,
      [{ ...first, features: ['10_users'] }],
      [
        'previous_versions[0].features says nothing about storage: add a feature such as `100gb_storage`',
      ],
    ],
  ])('are refused as %j after %j', (version, previous, expected) => {
    expect(problems(version, previous)).toEqual(
      expected.map((problem) => `platform.plans.pro.${problem}`),
    );
  });
});
