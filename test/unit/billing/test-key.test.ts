import { expect, it } from 'vitest';
import { testKeyIn } from '../../support/stripe/test-key-in.ts';

it('the suite runs on a test account of Stripe’s, and never on one where real money moves', () => {
  expect(testKeyIn({ STRIPE_SECRET_KEY: 'sk_test_51Abc' })).toBe('sk_test_51Abc');
  for (const key of ['sk_live_51Abc', 'rk_live_51Abc', 'pk_test_51Abc', '', undefined]) {
    expect(() => testKeyIn({ STRIPE_SECRET_KEY: key })).toThrow('test account');
  }
});
